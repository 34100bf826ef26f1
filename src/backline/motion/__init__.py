"""The engine: landmarks to signals to repetitions, holds, faults, cues and what was not seen."""
