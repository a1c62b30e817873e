import assert from "node:assert/strict";
import { test } from "node:test";
import { filterCategories, readCategories } from "../../../web-static/crowd/classifiers/categories.js";

test("categories are texts, or objects that name one; repeated ones are shown once", () => {
  assert.deepEqual(readCategories(["Cat", "Dog", "Cat"]), ["Cat", "Dog"]);
  assert.deepEqual(readCategories([{ label: "Cat" }, { name: "Dog" }, { displayName: "Bird" }, 7]), ["Cat", "Dog", "Bird", "7"]);
});

test("anything else is refused", () => {
  for (const value of [{}, "Cat", null, [null], [["Cat"]], [{}]]) assert.throws(() => readCategories(value), TypeError);
});

test("the filter finds words in any order, without regard to case and accents, beginnings first", () => {
  const categories = ["Red car", "Car, red", "Café", "Carpet", "Truck"];
  assert.deepEqual(filterCategories(categories, "car"), ["Car, red", "Carpet", "Red car"]);
  assert.deepEqual(filterCategories(categories, "red car"), ["Red car", "Car, red"]);
  assert.deepEqual(filterCategories(categories, "CAFE"), ["Café"]);
  assert.deepEqual(filterCategories(categories, "  "), categories);
  assert.deepEqual(filterCategories(categories, "bus"), []);
});
