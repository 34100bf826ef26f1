// The plainest page that estimates poses, to compare ours with: no judge, no drawing, no clock.
const video = document.getElementById("v");
const words = document.getElementById("o");
const worker = new Worker("worker.js");
window.times = [];

async function next() {
  const bitmap = await createImageBitmap(video);
  worker.postMessage({ bitmap, at: performance.now() }, [bitmap]);
}

worker.onmessage = ({ data }) => {
  if (data.error) words.textContent = data.error;
  else {
    if (!data.ready) window.times.push(performance.now());
    words.textContent = data.landmarks ? `${data.landmarks.length} landmarks` : "nobody in view";
    requestAnimationFrame(next);
  }
};

navigator.mediaDevices
  .getUserMedia({ video: { width: 640, height: 480 }, audio: false })
  .then(async (stream) => {
    video.srcObject = stream;
    await video.play();
    worker.postMessage({ model: new URLSearchParams(location.search).get("model") });
  });
