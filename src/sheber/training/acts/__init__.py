"""Writing training."""

from sheber.training.acts.accreditations import tell_order_of_accreditations
from sheber.training.acts.cases import give_alerts, move_case
from sheber.training.acts.events import (
    AccreditationsTold,
    CaseMoved,
    DevelopmentStated,
    LicenceChanged,
    MeansTold,
    RatingPublished,
)
from sheber.training.acts.licences import keep_licence, open_licence, return_licence, tell_order_of_licences
from sheber.training.acts.means import Means, counted_means, tell_order_of_means
from sheber.training.acts.rating import (
    Cell,
    Loaded,
    compute_rating,
    copy_scale,
    load_cells,
    publish_rating,
    put_in_force,
    set_value,
)
from sheber.training.acts.staff import confirm_development, note_development

__all__ = [
    "AccreditationsTold",
    "CaseMoved",
    "Cell",
    "DevelopmentStated",
    "LicenceChanged",
    "Loaded",
    "Means",
    "MeansTold",
    "RatingPublished",
    "compute_rating",
    "confirm_development",
    "copy_scale",
    "counted_means",
    "give_alerts",
    "keep_licence",
    "load_cells",
    "move_case",
    "note_development",
    "open_licence",
    "publish_rating",
    "put_in_force",
    "return_licence",
    "set_value",
    "tell_order_of_accreditations",
    "tell_order_of_licences",
    "tell_order_of_means",
]
