// What pages do by themselves: keep what was typed, send a form once, answer keys.
// Nothing here is needed to use a page; the form of a page works without it.
"use strict";

(function () {
  // What was typed stays in this tab until it has been sent; it never leaves the machine and is
  // gone with the tab. Passwords, codes and files are not kept.
  function keepable(field) {
    return field.name && field.name !== "csrfmiddlewaretoken"
      && !["password", "file", "hidden", "submit", "button"].includes(field.type)
      && field.autocomplete !== "one-time-code";
  }

  function typed(form) {
    var values = {};
    Array.from(form.elements).filter(keepable).forEach(function (field) {
      if (field.type === "checkbox" || field.type === "radio") {
        values[field.name] = values[field.name] || [];
        if (field.checked) values[field.name].push(field.value);
      } else {
        values[field.name] = field.value;
      }
    });
    return values;
  }

  function fill(form, values) {
    var changed = false;
    Array.from(form.elements).filter(keepable).forEach(function (field) {
      if (!(field.name in values)) return;
      var value = values[field.name];
      if (Array.isArray(value)) {
        var checked = value.includes(field.value);
        changed = changed || checked !== field.checked;
        field.checked = checked;
      } else {
        changed = changed || value !== field.value;
        field.value = value;
      }
    });
    return changed;
  }

  // A draft goes when the page after sending tells that it was saved; a page that tells nothing
  // (no connection, an error, a new sign-in) leaves it where it is.
  function drafts() {
    var reader = "draft:" + (document.body.dataset.reader || "") + ":";
    var sent = sessionStorage.getItem("draft-sent");
    sessionStorage.removeItem("draft-sent");
    if (sent && document.querySelector(".notice.saved")) sessionStorage.removeItem(sent);
    document.querySelectorAll("form[data-draft]").forEach(function (form) {
      var key = reader + form.dataset.draft;
      var kept = form.querySelector(".field.wrong") ? null : sessionStorage.getItem(key);
      if (kept && fill(form, JSON.parse(kept))) {
        form.querySelectorAll("[data-draft-kept]").forEach(function (line) { line.hidden = false; });
      }
      form.addEventListener("input", function () {
        sessionStorage.setItem(key, JSON.stringify(typed(form)));
      });
      form.addEventListener("submit", function () { sessionStorage.setItem("draft-sent", key); });
      form.addEventListener("reset", function () { sessionStorage.removeItem(key); });
    });
    document.querySelectorAll("form[data-leave]").forEach(function (form) {
      form.addEventListener("submit", function () { sessionStorage.clear(); });
    });
  }

  // A second press while the first is on its way does nothing; coming back makes it work again.
  function once() {
    document.addEventListener("submit", function (event) {
      if (event.target.method !== "post" || event.target.matches("[hx-post], [data-again]")) return;
      if (event.target.dataset.sending) { event.preventDefault(); return; }
      event.target.dataset.sending = "yes";
      if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("[data-sending]").forEach(function (form) {
        delete form.dataset.sending;
        form.querySelectorAll("[aria-busy]").forEach(function (button) {
          button.removeAttribute("aria-busy");
        });
      });
    });
  }

  // "/" goes to the search box, Ctrl+Enter sends the form one types in.
  function keys() {
    document.addEventListener("keydown", function (event) {
      var field = event.target.closest("input, textarea, select");
      if (event.key === "/" && !field) {
        var search = document.querySelector("input[type=search]");
        if (search) { event.preventDefault(); search.focus(); }
      }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field && field.form) {
        field.form.requestSubmit(field.form.querySelector("button.first") || undefined);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    drafts();
    once();
    keys();
    var wrong = document.querySelector(".wrongs");
    if (wrong) { wrong.tabIndex = -1; wrong.focus(); }
  });

  document.addEventListener("alpine:init", function () {
    window.Alpine.data("menu", function () {
      return { close: function () { this.$root.open = false; } };
    });
    window.Alpine.data("printing", function () {
      return { print: function () { window.print(); } };
    });
    // Without a secure address the newer way to copy is not there; the older one is everywhere.
    window.Alpine.data("copying", function () {
      return {
        copied: false,
        copy: function () {
          this.$refs.text.select();
          this.copied = document.execCommand("copy");
        },
      };
    });
    window.Alpine.data("choice", function () {
      return { send: function () { this.$root.requestSubmit(); } };
    });
  });
})();
