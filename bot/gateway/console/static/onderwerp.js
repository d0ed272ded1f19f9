/** An entry page: remember that it was seen; calculate beside it. */

import { saw } from "./bewaard.js";
import "./rekenen.js";

const { entry, vraag } = document.getElementById("antwoord").dataset;
saw({ id: entry, vraag });
