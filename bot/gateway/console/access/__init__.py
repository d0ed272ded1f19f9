"""Who may use the console: sign-in, sessions, roles, and the check on every change.

A page needs only this: `Depends(requires("editor"))`, which gives the User; `Depends(open_to_all)` for what
nobody has to sign in for. A route with neither keeps the app from starting.
"""

from bot.gateway.console.access.guards import check_guarded, guard_changes, open_to_all, requires
from bot.gateway.console.access.service import Access, access_of
from bot.gateway.console.access.users import ANY_ROLE, ROLES, User

__all__ = [
    "ANY_ROLE",
    "ROLES",
    "Access",
    "User",
    "access_of",
    "check_guarded",
    "guard_changes",
    "open_to_all",
    "requires",
]
