(() => {
  self.exports = {};
  self.module = { exports: self.exports };
  const vendor = new URL("/static/vendor/tasks-vision", location.origin).href;
  importScripts(`${vendor}/vision_bundle.js`);
  const { FilesetResolver, PoseLandmarker } = self.module.exports;
  let landmarker;
  onmessage = async ({ data }) => {
    try {
      if (data.model) {
        const modelAssetPath = new URL(`/pose/${data.model}.task`, location.origin).href;
        landmarker = await PoseLandmarker.createFromOptions(
          await FilesetResolver.forVisionTasks(vendor),
          { baseOptions: { modelAssetPath, delegate: "CPU" }, runningMode: "VIDEO", numPoses: 1 },
        );
        postMessage({ ready: true });
        return;
      }
      const found = landmarker.detectForVideo(data.bitmap, data.at);
      data.bitmap.close();
      postMessage({ landmarks: found.landmarks[0] ?? null, world: found.worldLandmarks[0] ?? null });
    } catch (error) {
      postMessage({ error: String(error) });
    }
  };
})();
