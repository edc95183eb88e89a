import { useEffect } from 'preact/hooks';
import { droppedFiles } from './dropped-files.js';

/** Takes files that are dropped anywhere on the page, which the browser would leave it for. */
export function useDropAnywhere(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      // A place for files has taken them already.
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => {
        if (files.length > 0) onFiles(files);
      });
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [onFiles]);
}
