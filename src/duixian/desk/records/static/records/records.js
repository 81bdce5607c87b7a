// What the pages of records do by themselves: keep a draft on leaving, type in a stack of sheets
// with the keyboard alone, go through what waits with j and k. Every page works without it.
"use strict";

(function () {
  // A draft is saved every few seconds by htmx; this is for what was typed in the last of them.
  function leaving(holder) {
    var form = holder.closest("form");
    var open = false;
    form.addEventListener("input", function () { open = true; });
    form.addEventListener("submit", function () { open = false; });
    // Whatever is not our own line (a page to sign in, an error) was not kept, and says so.
    holder.addEventListener("htmx:beforeSwap", function (event) {
      var kept = event.detail.xhr.responseText.indexOf('<span class="kept-line">') === 0;
      event.detail.shouldSwap = kept;
      if (kept) { open = false; } else { holder.textContent = holder.dataset.failed; }
    });
    holder.addEventListener("htmx:sendError", function () {
      holder.textContent = holder.dataset.failed;
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState !== "hidden" || !open) return;
      navigator.sendBeacon(holder.getAttribute("hx-post"), new FormData(form));
      open = false;
    });
  }

  // Beside what is put right stands what it was.
  function changes(form) {
    form.addEventListener("input", function (event) {
      var field = event.target, holder = field.closest(".field");
      if (!holder || field.type === "radio" || field.type === "checkbox") return;
      var was = field.matches("select")
        ? Array.from(field.options).filter(function (o) { return o.defaultSelected; }).map(text)[0]
        : field.defaultValue;
      var line = holder.querySelector(".was-line");
      if (!line) {
        line = document.createElement("p");
        line.className = "hint was-line";
        holder.appendChild(line);
      }
      line.hidden = field.value === field.defaultValue || !was;
      line.textContent = form.dataset.was + was;
    });
  }

  function text(option) { return option.textContent; }

  // The places where the caret may stand, one for each group of options.
  function stops(form) {
    var groups = {};
    return Array.from(form.elements).filter(function (field) {
      if (field.type === "hidden" || field.disabled || field.matches("fieldset")) return false;
      if (field.closest("[data-no-stop]") || !field.getClientRects().length) return false;
      if (field.type !== "radio") return true;
      if (groups[field.name]) return false;
      groups[field.name] = true;
      return true;
    });
  }

  function place(form, field) {
    if (field.type === "radio") {
      return stops(form).findIndex(function (stop) { return stop.name === field.name; });
    }
    return stops(form).indexOf(field);
  }

  function go(form, from, step) {
    var all = stops(form);
    var next = all[Math.min(Math.max(place(form, from) + step, 0), all.length - 1)];
    if (next.type === "radio") {
      next = form.querySelector('[name="' + next.name + '"]:checked') || next;
    }
    next.focus();
    if (next.select && next.type !== "date") next.select();
  }

  // Enter goes on, Shift+Enter back (in a long text it breaks the line); a digit picks an option.
  function stack(form) {
    form.addEventListener("keydown", function (event) {
      var field = event.target;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (field.type === "radio" && /^[1-9]$/.test(event.key)) {
        var option = form.querySelectorAll('[name="' + field.name + '"]')[event.key - 1];
        if (option) { option.checked = true; option.focus(); event.preventDefault(); }
      }
      if (event.key !== "Enter" || field.type === "submit" || field.matches("button, summary")) return;
      if (field.matches("textarea") && event.shiftKey) return;
      event.preventDefault();
      go(form, field, event.shiftKey ? -1 : 1);
    });
    var first = form.querySelector(".field.wrong input, .field.wrong textarea") || stops(form)[0];
    if (first) { first.focus(); if (first.select) first.select(); }
  }

  function queue(list) {
    document.addEventListener("keydown", function (event) {
      if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey) return;
      if (event.key !== "j" && event.key !== "k") return;
      var links = Array.from(list.querySelectorAll("a.whole"));
      var at = links.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
      var link = links[Math.min(Math.max(at, 0), links.length - 1)];
      if (link) { event.preventDefault(); link.focus(); }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form [hx-post][data-draft-kept-at]").forEach(leaving);
    document.querySelectorAll("form[data-stack]").forEach(stack);
    document.querySelectorAll("form[data-was]").forEach(changes);
    document.querySelectorAll("[data-queue]").forEach(queue);
  });
})();
