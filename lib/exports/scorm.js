// Plays a course: counts the right answers and tells a learning platform by SCORM 1.2.
'use strict';
(() => {
  const form = document.querySelector('form');
  const says = form.dataset;
  const questions = [...form.querySelectorAll('fieldset')];
  const result = document.getElementById('result');
  const again = form.querySelector('[type=reset]');
  const begun = Date.now();
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n - 1]);

  // ---- the platform offers an object in a window around this page, or around its opener ----

  const apiIn = window => {
    try { return window.API; } catch { return null; } // a window of another site
  };
  const apiAround = start => {
    for (let at = start, steps = 0; at && steps < 100; at = at.parent, steps++) {
      if (apiIn(at)) return apiIn(at);
      if (at.parent === at) return null;
    }
    return null;
  };
  const api = apiAround(window) || apiAround(window.opener) || apiAround(window.top.opener);
  const connected = Boolean(api) && String(api.LMSInitialize('')) === 'true';
  const get = key => connected ? String(api.LMSGetValue(key) ?? '') : '';
  const set = (key, value) => { if (connected) api.LMSSetValue(key, String(value)); };
  const commit = () => { if (connected) api.LMSCommit(''); };

  // ---- answers, kept so that a learner can go on ----

  const chosen = question => question.querySelector('input:checked');
  const isRight = question => chosen(question)?.value === question.dataset.right;
  const save = () => {
    set('cmi.suspend_data', `${says.key}:${questions.map(q => chosen(q)?.value ?? '').join(',')}`);
    commit();
  };
  const restore = () => {
    const [key, answers = ''] = get('cmi.suspend_data').split(':');
    if (key !== says.key) return; // of other questions
    answers.split(',').forEach((answer, i) => {
      const option = answer && questions[i]?.querySelector(`input[value="${Number(answer)}"]`);
      if (option) option.checked = true;
    });
  };

  // ---- the score ----

  const mastery = Number(get('cmi.student_data.mastery_score')) || Number(says.mastery);
  let best = get('cmi.core.lesson_status') === 'passed' ? Number(get('cmi.core.score.raw')) : -1;

  const explain = question => {
    const feedback = question.querySelector('.feedback');
    const right = question.querySelector(`input[value="${question.dataset.right}"]`).parentElement;
    feedback.firstElementChild.textContent =
      isRight(question) ? says.right : fill(says.wrong, right.textContent.trim());
    feedback.classList.toggle('good', isRight(question));
    feedback.hidden = false;
  };
  const report = score => {
    if (score < best) return; // who has passed stays passed
    set('cmi.core.score.min', 0);
    set('cmi.core.score.max', 100);
    set('cmi.core.score.raw', score);
    set('cmi.core.lesson_status', score >= mastery ? 'passed' : 'failed');
    if (score >= mastery) best = score;
  };
  const show = (...texts) => {
    result.textContent = texts.join(' ');
    result.focus();
  };
  const check = () => {
    const open = questions.filter(question => !chosen(question));
    if (open.length) {
      show(fill(says.open, open.length));
      open[0].querySelector('input').focus();
      return;
    }
    const right = questions.filter(isRight).length;
    const score = Math.round(100 * right / questions.length);
    questions.forEach(explain);
    report(score);
    again.hidden = false;
    show(fill(says.score, right, questions.length),
         score >= mastery ? says.passed : fill(says.failed, mastery));
  };
  // Without questions there is nothing to score.
  const finishReading = () => {
    set('cmi.core.lesson_status', 'completed');
    show(says.thanks);
  };

  form.addEventListener('change', save);
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (questions.length) check(); else finishReading();
    save();
  });
  form.addEventListener('reset', () => {
    for (const feedback of form.querySelectorAll('.feedback')) feedback.hidden = true;
    again.hidden = true;
    result.textContent = '';
    setTimeout(() => { save(); questions[0].querySelector('input').focus(); });
  });

  // ---- beginning and end ----

  const time = () => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const two = number => String(number).padStart(2, '0');
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };
  addEventListener('pagehide', () => {
    if (!connected) return;
    set('cmi.core.session_time', time());
    set('cmi.core.exit', 'suspend');
    commit();
    api.LMSFinish('');
  }, {once: true});
  // A page that comes back from the browser's memory has said goodbye already.
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

  document.getElementById('alone').hidden = connected;
  if (['', 'not attempted'].includes(get('cmi.core.lesson_status')))
    set('cmi.core.lesson_status', 'incomplete');
  restore();
  commit();
})();
