// Reads a code with the camera, or from a picture. A file of its own, fetched when somebody first needs it.
// Nothing that the camera sees is kept or leaves this page; the camera is off again before the text is given.
import decodeQR from 'qr/decode.js';

const sideMax = 1600; // of a picture, in pixels: a code in it is read at this size or not at all
const lookEveryMs = 120;

function readFrame(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, sideMax / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null; // there is no code in it, or none that can be read
  }
}

// The text of the code in a picture; '' if there is none, which no link of ours reads.
export async function readPicture(file: Blob): Promise<string> {
  try {
    const picture = await createImageBitmap(file);
    const text = readFrame(picture, picture.width, picture.height);
    picture.close();
    return text ?? '';
  } catch {
    return '';
  }
}

// `words`: what to do, and the button that stops. Null when the person stopped it; rejects without a camera.
export async function scan([hint = '', stop = '']: string[]): Promise<string | null> {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const dialog = document.createElement('dialog');
  dialog.className = 'scan';
  const words = document.createElement('p');
  words.textContent = hint;
  words.id = 'scan-words';
  dialog.setAttribute('aria-labelledby', words.id);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = camera;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = stop;
  words.className = button.className = 'n s-body';
  button.classList.add('r-button');
  dialog.append(words, button, video);
  document.body.append(dialog);
  try {
    dialog.showModal();
    await video.play();
    return await look(video, dialog, button);
  } finally {
    for (const track of camera.getTracks()) track.stop();
    dialog.close();
    dialog.remove();
  }
}

function look(video: HTMLVideoElement, dialog: HTMLDialogElement, stop: HTMLButtonElement) {
  return new Promise<string | null>((resolve) => {
    const timer = setInterval(() => {
      const text = video.videoWidth ? readFrame(video, video.videoWidth, video.videoHeight) : null;
      if (text) end(text);
    }, lookEveryMs);
    const end = (text: string | null): void => {
      clearInterval(timer);
      resolve(text);
    };
    stop.onclick = () => end(null);
    dialog.oncancel = () => end(null);
    addEventListener('attune-screen', () => end(null), { once: true }); // what asked for it is gone
  });
}
