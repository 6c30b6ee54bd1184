const NAMED = /var\((--[\w-]+)(?:,[^)]*)?\)/g;

/** A picture of the diagram that looks the same outside of this page: colours by name become colours. */
export function withColours(svg: string, colourOf: (name: string) => string): string {
  return svg.replace(NAMED, (_, name: string) => colourOf(name) || '#000000');
}

/** The colours in force on the page. */
export const pageColour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

const SHARPER = 2;

/** The picture in points. */
export async function png(svg: string, ground: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth * SHARPER;
  canvas.height = picture.naturalHeight * SHARPER;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}
