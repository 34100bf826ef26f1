"""The one error that a person may meet: what was given, what is allowed, what to do."""


class InputError(Exception):
    """Something the user gave cannot be used; every problem found, one sentence each.

    The command line prints the problems and exits with code 2; nothing else catches it.

    Attributes
    ----------
    problems : tuple of str
        Whole sentences that say what was given, what is allowed and what to do.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
