"""An arm held out beyond the head, which no film shows: put into what the pose model finds."""

from playwright.sync_api import Page

ARM = """async (up) => {
  const { PoseEngine } = await import("/static/js/pose/engine.js");
  const plain = (window.plainDetect ??= PoseEngine.prototype.detect);
  PoseEngine.prototype.detect = !up ? plain : async function detect(...given) {
    const pose = await plain.apply(this, given);
    if (!pose.found) return pose;
    const at = (joint) => [pose.image[3 * joint], pose.image[3 * joint + 1]];
    const [shoulder, hip] = [at(12), at(24)];
    const along = [shoulder[0] - hip[0], shoulder[1] - hip[1]];
    for (const [joint, far] of [[14, 0.55], [16, 1.1]]) {
      pose.image.set([shoulder[0] + far * along[0], shoulder[1] + far * along[1], 1], 3 * joint);
    }
    return pose;
  };
}"""


def raise_arm(page: Page, *, up: bool) -> None:
    """Have the model find the right arm out beyond the head from now on, or where it is."""
    page.evaluate(ARM, up)
