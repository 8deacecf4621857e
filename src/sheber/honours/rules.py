"""Who may see and change honours."""

from django.db.models import Q

from sheber.honours.words import NAMED
from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD, Role.REPORT)
HEADS = (Role.ADMINISTRATOR, Role.HEAD)
INSIDERS = STAFF | {Role.AUDITOR}
NOMINATORS = {Role.COLLEGE: "colleges", Role.EMPLOYER: "employers"}

AWARD = Policy(
    "honours.Award",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(consent__in=NAMED)),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.LOAD, *STAFF),
    grant("give", *HEADS),
)
RULE = Policy(
    "honours.Rule", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *KEEPERS), grant(Policy.LOAD, *KEEPERS)
)
CALL = Policy(
    "honours.Call",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *KEEPERS, where=lambda actor: Q(state="draft")),
    grant(Policy.LOAD, *KEEPERS),
    grant("run", *KEEPERS),
    grant("decide", *HEADS),
)
CRITERION = Policy(
    "honours.Criterion",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *KEEPERS, where=lambda actor: Q(call__state="draft")),
    grant(Policy.LOAD, *KEEPERS),
)
# A nomination that came to nothing is nobody's to read: the department's and the nominator's alone.
NOMINATION = Policy(
    "honours.Nomination",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=lambda actor: Q(nominator_code__in=actor.colleges)),
    grant(Policy.VIEW, Role.EMPLOYER, where=lambda actor: Q(nominator_code__in=actor.employers)),
    grant("write", *KEEPERS),
    grant("write", Role.COLLEGE, where=lambda actor: Q(nominator_code__in=actor.colleges)),
    grant("write", Role.EMPLOYER, where=lambda actor: Q(nominator_code__in=actor.employers)),
    grant("answer", *KEEPERS),
    grant(Policy.CHANGE, *KEEPERS, where=lambda actor: Q(state__in=("draft", "returned"))),
    grant(Policy.LOAD, *KEEPERS),
)
CLAIM = Policy("honours.Claim", grant(Policy.VIEW, *INSIDERS), grant(Policy.LOAD, *KEEPERS))
JUROR = Policy(
    "honours.Juror",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.JUROR, where=lambda actor: Q(person__in=actor.held_for(Role.JUROR))),
    grant("score", Role.JUROR, where=lambda actor: Q(person__in=actor.held_for(Role.JUROR))),
    grant(Policy.CHANGE, *KEEPERS, where=lambda actor: Q(call__state__in=("draft", "fixed"))),
    grant(Policy.LOAD, *KEEPERS),
)
RELATION = Policy(
    "honours.Relation", grant(Policy.VIEW, *INSIDERS), grant(Policy.CHANGE, *KEEPERS), grant(Policy.LOAD, *KEEPERS)
)
RECUSAL = Policy("honours.Recusal", grant(Policy.VIEW, *INSIDERS))
# Nobody amends what a juror gave: the policy has no change. A sheet may bring the scores of an earlier call.
SCORE = Policy("honours.Score", grant(Policy.VIEW, *INSIDERS), grant(Policy.LOAD, *HEADS))
CREDENTIAL = Policy(
    "honours.Credential",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(award__consent__in=NAMED)),
    grant("revoke", *HEADS),
)
