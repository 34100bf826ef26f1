"""Progress as charts: what each holds, and how it is drawn where no script runs."""

from .build import Section, sections, together_charts
from .drawn import drawn
from .month import Month, month_of
from .values import Chart, Series, as_data

__all__ = [
    "Chart", "Month", "Section", "Series", "as_data", "drawn", "month_of", "sections",
    "together_charts",
]  # fmt: skip
