"""Who may use the installation: tokens, and what each role is allowed."""

from dataclasses import dataclass

from tests.push.dataverse_double.shapes import Json


@dataclass(frozen=True, slots=True)
class User:
    """A person of the installation; nobody here is a superuser."""

    identifier: int
    name: str  # the name after the @
    first: str
    last: str
    role: str  # depositor, curator, reader; guest without a token
    token: str

    @property
    def handle(self) -> str:
        """The name with its sign, as the interface prints it."""
        return f":{self.name}" if self.role == "guest" else f"@{self.name}"

    def printed(self) -> Json:
        """Print the person as `users/:me` does."""
        return {
            "id": self.identifier,
            "identifier": self.handle,
            "displayName": f"{self.first} {self.last}",
            "firstName": self.first,
            "lastName": self.last,
            "email": f"{self.name}@example.org",
            "superuser": False,
            "deactivated": False,
            "affiliation": "Observatoire",
            "persistentUserId": self.name,
            "createdTime": "2024-01-15T09:00:00Z",
            "lastLoginTime": "2024-01-15T09:00:00Z",
            "authenticationProviderId": "builtin",
        }


GUEST = User(0, "guest", "Guest", "", "guest", "")
PEOPLE = (
    User(11, "dpost", "Dora", "Post", "depositor", "11111111-aaaa-4aaa-8aaa-00000000dec0"),
    User(12, "ecolleague", "Emile", "Colleague", "depositor", "22222222-bbbb-4bbb-8bbb-00000000dec1"),
    User(13, "cura", "Cura", "Trice", "curator", "33333333-cccc-4ccc-8ccc-00000000cafe"),
    User(14, "rita", "Rita", "Reader", "reader", "44444444-dddd-4ddd-8ddd-00000000beef"),
)
_ROLES = {"depositor": PEOPLE[0], "other-depositor": PEOPLE[1], "curator": PEOPLE[2], "reader": PEOPLE[3]}


def token_of(role: str) -> str:
    """Give the token of a role: depositor, other-depositor, curator or reader."""
    return _ROLES[role].token


def user_of(token: str) -> User | None:
    """Find whose token it is."""
    return next((one for one in PEOPLE if one.token == token), None)


def may(user: User, action: str, owner: str) -> bool:
    """Whether somebody may do a thing to a data set that somebody made, or to the collection when nobody is named.

    The actions are add, view, edit, delete and publish. Who makes a data set may edit it and delete its draft; only a
    curator publishes it.
    """
    if user.role == "curator":
        return True
    if user.role != "depositor":
        return False
    return action == "add" or (action != "publish" and owner == user.name)
