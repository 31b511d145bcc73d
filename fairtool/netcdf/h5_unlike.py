"""What makes the reader of headers by ranges give up, so that the netCDF library itself reads the whole file."""


class UnlikeError(Exception):
    """Something in a file that the netCDF library may see otherwise than the reader that has ranges of it only.

    It never reaches a user: whoever meets it fetches the whole file and asks the library. The message says what it was.
    """
