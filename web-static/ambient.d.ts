// What the type checker cannot see by itself: style sheets as modules, what the boot script leaves behind, and what
// browsers have that its library does not know yet.
declare module "*.css" {
  const text: string;
  export default text;
}
interface Window {
  crowdLibraryLoaded?: boolean;
  crowdLibraryAddress?: string;
  crowdScriptErrors?: string[];
}
interface HTMLElement {
  hidePopover(): void;
  showPopover(): void;
}
interface Element {
  checkVisibility(): boolean;
}
interface Array<T> {
  findLast(test: (item: T) => boolean): T | undefined;
}
interface IDBDatabase {
  transaction(names: string, mode?: IDBTransactionMode, options?: { durability: string }): IDBTransaction;
}
interface CanvasRenderingContext2D {
  roundRect(x: number, y: number, width: number, height: number, radii: number): void;
}
// A canvas out of sight is used as one in sight would be.
interface OffscreenCanvasRenderingContext2D extends CanvasRenderingContext2D {}
interface OffscreenCanvas extends HTMLCanvasElement {
  convertToBlob(options?: { type?: string }): Promise<Blob>;
}
declare const OffscreenCanvas: { new (width: number, height: number): OffscreenCanvas };
