// On a narrow screen the groups that need nobody now are folded; without this file all are open.
"use strict";

document.addEventListener("DOMContentLoaded", function () {
  if (!window.matchMedia("(max-width: 44em)").matches) return;
  document.querySelectorAll(".key-items tbody.folds").forEach(function (group) {
    var button = group.querySelector("button.unfold");
    function fold(folded) {
      group.classList.toggle("folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      fold(!group.classList.contains("folded"));
    });
    fold(true);
  });
});
