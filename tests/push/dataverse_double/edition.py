"""What the versions of Dataverse do differently, by the version in which it came."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A version such as `6.8`, and what it does; a version that is not known behaves as the latest before it."""

    version: str

    def since(self, major: int, minor: int) -> bool:
        """Whether the version is this one or a later one."""
        own_major, own_minor = (int(part) for part in self.version.split(".")[:2])
        return (own_major, own_minor) >= (major, minor)

    @property
    def latitudes(self) -> tuple[str, str]:
        """The names of the northern and southern bounds: they were called longitudes before 6.2."""
        return ("northLatitude", "southLatitude") if self.since(6, 2) else ("northLongitude", "southLongitude")

    @property
    def checks_boxes(self) -> bool:
        """A bounding box is checked as a whole since 6.2."""
        return self.since(6, 2)

    @property
    def tells_type_classes(self) -> bool:
        """A block names the class, the multiplicity and the vocabulary of its fields since 6.2."""
        return self.since(6, 2)

    @property
    def lists_fields_of_a_collection(self) -> bool:
        """The blocks of a collection come with their fields, when asked, since 6.3."""
        return self.since(6, 3)

    @property
    def has_schema(self) -> bool:
        """`datasetSchema` and `validateDatasetJson` are there since 6.1."""
        return self.since(6, 1)

    @property
    def checks_number(self) -> bool:
        """`sourceInternalVersionNumber` lived in 6.7 only."""
        return self.since(6, 7) and not self.since(6, 8)

    @property
    def checks_time(self) -> bool:
        """`sourceLastUpdateTime` is compared since 6.8; before, it is a parameter that nobody reads."""
        return self.since(6, 8)

    @property
    def checks_time_of_files(self) -> bool:
        """The same for the metadata of a file, since 6.9."""
        return self.since(6, 9)

    @property
    def has_internal_number(self) -> bool:
        """A version tells its internal number since 6.7."""
        return self.since(6, 7)

    @property
    def message_is_text(self) -> bool:
        """A message beside data is a text since 6.12; before, it is an object with a member `message`."""
        return self.since(6, 12)

    @property
    def refuses_second_value(self) -> bool:
        """A second value for a field of one value is an error before 6.7; later it is passed over in silence."""
        return not self.since(6, 7)

    @property
    def bad_key(self) -> str:
        """What is said to an unknown token; the space at the end is the server's."""
        return "Bad API key" if self.since(5, 14) else "Bad api key "

    @property
    def key_wanted(self) -> str:
        """What is said to who sends no token where one is needed."""
        if self.since(5, 14):
            return "Only authenticated users can perform the requested operation"
        return "Please provide a key query parameter (?key=XXX) or via the HTTP header X-Dataverse-key"

    @property
    def echoes_key(self) -> bool:
        """`users/:me` repeats an unknown token in its answer before 5.14: a secret that comes back."""
        return not self.since(5, 14)
