(function () {
  'use strict';
  var page = document.body;
  var said = document.getElementById('said');
  var quiet = 0;

  function say(words) {
    said.textContent = words;
    said.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(function () { said.hidden = true; }, 5000);
  }

  function tell(deed, platform, then) {
    var call = new XMLHttpRequest();
    call.open('POST', location.pathname);
    call.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    call.timeout = 10000;
    call.onloadend = function () { if (then) then(call.status === 204); };
    call.send('j=1&t=' + page.dataset.token + '&k=' + deed + '&p=' + encodeURIComponent(platform));
  }

  /* A page of http has no clipboard of its own, so the old way: what is selected is copied. */
  function copyOldWay(words) {
    var area = document.createElement('textarea');
    var done = false;
    area.value = words;
    area.readOnly = true;
    area.className = 'away';
    page.appendChild(area);
    area.focus();
    area.select();
    area.setSelectionRange(0, words.length);
    try { done = document.execCommand('copy'); } catch (e) { done = false; }
    page.removeChild(area);
    return done;
  }

  function copied(button) {
    say(page.dataset.copied);
    if (button.dataset.platform) tell('copy', button.dataset.platform);
  }

  function copy(button) {
    var text = document.getElementById(button.dataset.copy);
    if (copyOldWay(text.textContent)) {
      button.focus();
      copied(button);
    } else if (window.isSecureContext && navigator.clipboard) {
      navigator.clipboard.writeText(text.textContent).then(function () { copied(button); }, function () { select(text); });
    } else {
      select(text);
    }
  }

  function select(text) {
    window.getSelection().selectAllChildren(text);
    say(page.dataset.selected);
  }

  function tick(button) {
    var on = button.getAttribute('aria-pressed') !== 'true';
    button.disabled = true;
    tell(on ? 'tick' : 'untick', button.dataset.platform, function (done) {
      button.disabled = false;
      if (done) button.setAttribute('aria-pressed', on);
      else say(page.dataset.lost);
    });
  }

  function share(button) {
    fetch(button.dataset.share).then(function (answer) { return answer.blob(); }).then(function (blob) {
      return navigator.share({ files: [new File([blob], button.dataset.name, { type: blob.type })] });
    }).catch(function (e) { if (e.name !== 'AbortError') say(page.dataset.lost); });
  }

  function canShare() {
    try {
      return window.isSecureContext && navigator.canShare({ files: [new File([''], 'a.jpg', { type: 'image/jpeg' })] });
    } catch (e) { return false; }
  }

  function each(selector, deed) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), deed);
  }

  each('button[data-copy]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { copy(button); });
  });
  each('form', function (form) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      tick(form.querySelector('button'));
    });
  });
  if (canShare()) {
    each('button[data-share]', function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { share(button); });
    });
  }
})();
