"""Puts the pose bundles and the browser's parts into the package before a wheel is made of it."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface[Any]):
    """Fetches and assembles what is not ours, so that an installed Backline downloads nothing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fill the package's folders; a checkout (``editable``) has `make` do it."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from backline.sources import bundle_build  # noqa: PLC0415 # only now on the path
        from backline.web import vendor_build  # noqa: PLC0415 # the same

        vendor_build.build_all()
        if find_spec("mediapipe") is None:
            self.app.display_warning("no pose estimator for this platform: a wheel without models")
            return
        bundle_build.build_all()
