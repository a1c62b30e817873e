import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName, withName } from "../../../web-static/crowd/controls/file-field.js";

test("a file's name travels in its address", () => {
  assert.equal(withName("data:text/plain;base64,aGk=", "a b;.txt"), "data:text/plain;name=a%20b%3B.txt;base64,aGk=");
  assert.equal(withName("data:;base64,aGk=", "x"), "data:application/octet-stream;name=x;base64,aGk=");
  assert.equal(withName("data:text/plain;charset=utf-8;base64,aGk=", "å"), "data:text/plain;charset=utf-8;name=%C3%A5;base64,aGk=");
  for (const name of ["a b;.txt", "å,ø", "100%"]) assert.equal(fileName(withName("data:a/b;base64,", name)), name);
  assert.equal(fileName("data:a/b;base64,"), "A file");
});
