import { ConsoleApi } from "./console-api.js";
import { ConsoleApp } from "./console-app.js";

const api = new ConsoleApi();
const app = new ConsoleApp(api);

api.open().then(() => document.body.replaceChildren(app)).catch((error) => {
  console.error(error);
  document.body.classList.add("failed");
});
