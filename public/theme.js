// Runs before the page is drawn, so that a chosen theme does not flash. It cannot be part of the page: the policy forbids inline scripts.
try {
  var theme = localStorage.getItem('muster:theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the page follows the system.
}
