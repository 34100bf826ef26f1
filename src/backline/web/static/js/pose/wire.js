/** One frame as the server reads it: 20 bytes of header, then the landmarks; little endian. */

export const VERSION = 1;
export const FOUND = 1;
const SECOND = 2;
const NOT_JUDGED = 4;

const HEADER = 20;
const POINTS = 33 * 3;

/**
 * Encode a frame.
 *
 * `t_s` is the set's clock, `brightness` the mean luma 0..255; `image` (x px, y px, visibility)
 * and `world` (m) are read only where `found`.
 */
export function encodeFrame(seq, { t_s, brightness, found, second, judged = true, image, world }) {
  const buffer = new ArrayBuffer(HEADER + (found ? 8 * POINTS : 0));
  const header = new DataView(buffer);
  header.setUint8(0, VERSION);
  header.setUint8(1, (found ? FOUND : 0) | (second ? SECOND : 0) | (judged ? 0 : NOT_JUDGED));
  header.setUint32(4, seq, true);
  header.setFloat64(8, t_s, true);
  header.setFloat32(16, brightness, true);
  if (found) {
    // Every processor that browsers run on is little endian, as these views then are.
    new Float32Array(buffer, HEADER, POINTS).set(image);
    new Float32Array(buffer, HEADER + 4 * POINTS, POINTS).set(world);
  }
  return buffer;
}
