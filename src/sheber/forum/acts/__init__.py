"""What is done at the forum: each act asks the policy, changes rows, writes the journal, announces."""

from sheber.forum.acts.awards import hand_award, note_absence
from sheber.forum.acts.delegations import (
    add_participant,
    answer_invitation,
    delegation_by_access,
    issue_link,
    keep_letter,
    move_participant,
)
from sheber.forum.acts.door import check_in, check_in_list, note_visit
from sheber.forum.acts.edition import copy_forum, difference_of, move_forum
from sheber.forum.acts.events import ParticipantMoved, ProgrammeReleased, StandsPlaced
from sheber.forum.acts.exhibition import ask_stand, move_stand, place_all
from sheber.forum.acts.files import add_file, drop_public
from sheber.forum.acts.programme import place_session, propose_programme, release_programme
from sheber.forum.acts.signing import note_practice, queue_memoranda, resolve_signing, sign_memorandum

__all__ = [
    "ParticipantMoved",
    "ProgrammeReleased",
    "StandsPlaced",
    "add_file",
    "add_participant",
    "answer_invitation",
    "ask_stand",
    "check_in",
    "check_in_list",
    "copy_forum",
    "delegation_by_access",
    "difference_of",
    "drop_public",
    "hand_award",
    "issue_link",
    "keep_letter",
    "move_forum",
    "move_participant",
    "move_stand",
    "note_absence",
    "note_practice",
    "note_visit",
    "place_all",
    "place_session",
    "propose_programme",
    "queue_memoranda",
    "release_programme",
    "resolve_signing",
    "sign_memorandum",
]
