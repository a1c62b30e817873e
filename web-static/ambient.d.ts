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
