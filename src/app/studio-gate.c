#include "config.h"

#include "studio-gate.h"

#include <glib/gi18n-lib.h>

#include "studio-post-check.h"

#define LEAST_WORDS 3
#define LEAST_LETTERS 10

/* Returns: (transfer full) */
static GPtrArray *
list_open (GPtrArray *findings,
           JsonNode *root)
{
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (finding->level == STUDIO_RULE_REQUIRED && !studio_post_check_is_settled (root, finding))
      g_ptr_array_add (open, studio_finding_ref (finding));
  }
  return open;
}

static StudioPass
pass_of (const StudioGateAnswer *answer,
         StudioGate gate,
         const char *reason)
{
  if (!answer->checking && answer->open->len == 0)
    return answer->unapproved ? STUDIO_PASS_DRAFT : STUDIO_PASS_CLEAR;
  switch (gate) {
  case STUDIO_GATE_REFUSE:
    return STUDIO_PASS_REFUSED;
  case STUDIO_GATE_PRACTICE:
    return STUDIO_PASS_PRACTICE;
  case STUDIO_GATE_REASON:
  default:
    return !answer->checking && !answer->unapproved && reason != NULL && studio_gate_is_reason (reason) ? STUDIO_PASS_REASONED : STUDIO_PASS_DRAFT;
  }
}

/* What is to be done first is told alone. Returns: (transfer full) */
static char *
word_unapproved (const StudioGateAnswer *answer,
                 StudioSnapshot *snapshot)
{
  g_autofree char *change = studio_approval_tell_change (snapshot);

  if (change != NULL)
    return g_strdup_printf (_ ("The approval no longer holds, so the pictures carry the word “%s”. %s"), answer->stamp, change);
  return g_strdup_printf (_ ("The post is not approved yet, so the pictures carry the word “%s”. Ask for approval first."), answer->stamp);
}

/* Returns: (transfer full) */
static char *
word_answer (const StudioGateAnswer *answer,
             StudioSnapshot *snapshot,
             const char *profile)
{
  guint n = answer->open->len;

  if (answer->checking)
    return g_strdup (_ ("Checking the post…"));
  if (answer->pass == STUDIO_PASS_DRAFT && answer->unapproved)
    return word_unapproved (answer, snapshot);
  switch (answer->pass) {
  case STUDIO_PASS_REFUSED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open, and the profile “%s” lets nothing out before it is settled.",
                                         "%u required findings are open, and the profile “%s” lets nothing out before they are settled.", n),
                            n, profile);
  case STUDIO_PASS_PRACTICE:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open. This is practice, so the pictures carry the word “%s”.",
                                         "%u required findings are open. This is practice, so the pictures carry the word “%s”.", n),
                            n, answer->stamp);
  case STUDIO_PASS_DRAFT:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open. Write why it goes out all the same, or the pictures carry the word “%s”.",
                                         "%u required findings are open. Write why it goes out all the same, or the pictures carry the word “%s”.", n),
                            n, answer->stamp);
  case STUDIO_PASS_REASONED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open. Your reason is kept with the post.",
                                         "%u required findings are open. Your reason is kept with the post.", n),
                            n);
  case STUDIO_PASS_CLEAR:
  default:
    return g_strdup ("");
  }
}

static const char *
stamp_of (StudioPass pass)
{
  switch (pass) {
  case STUDIO_PASS_PRACTICE:
    /* TRANSLATORS: written across pictures that were made for practice */
    return _ ("PRACTICE");
  case STUDIO_PASS_DRAFT:
    /* TRANSLATORS: written across pictures that are not to be published yet */
    return _ ("DRAFT");
  case STUDIO_PASS_CLEAR:
  case STUDIO_PASS_REASONED:
  case STUDIO_PASS_REFUSED:
  default:
    return NULL;
  }
}

StudioGateAnswer *
studio_gate_ask (GPtrArray *findings,
                 StudioSnapshot *snapshot,
                 const StudioProfile *profile,
                 const char *reason,
                 gboolean only_approved)
{
  StudioGateAnswer *answer = g_new0 (StudioGateAnswer, 1);

  g_return_val_if_fail (snapshot != NULL, answer);

  answer->checking = findings == NULL;
  answer->unapproved = only_approved && !studio_approval_is_valid (snapshot);
  answer->open = list_open (findings, studio_snapshot_get_json (snapshot));
  answer->pass = pass_of (answer, profile != NULL ? profile->gate : STUDIO_GATE_REASON, reason);
  answer->stamp = stamp_of (answer->pass);
  answer->sentence = word_answer (answer, snapshot, profile != NULL ? profile->name : "");
  return answer;
}

void
studio_gate_answer_free (StudioGateAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->open, g_ptr_array_unref);
  g_free (answer->sentence);
  g_free (answer);
}

gboolean
studio_gate_lets_export (const StudioGateAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, FALSE);

  return answer->pass != STUDIO_PASS_REFUSED;
}

gboolean
studio_gate_lets_publish (const StudioGateAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, FALSE);

  return answer->pass == STUDIO_PASS_CLEAR || answer->pass == STUDIO_PASS_REASONED;
}

gboolean
studio_gate_is_reason (const char *text)
{
  guint n_words = 0, n_letters = 0;
  gboolean within = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar letter = g_utf8_get_char (text);

    if (g_unichar_isalpha (letter)) {
      n_letters++;
      n_words += !within;
    }
    within = g_unichar_isalpha (letter);
  }
  return n_words >= LEAST_WORDS && n_letters >= LEAST_LETTERS;
}

static gboolean
covers (const char *const *keys,
        GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++) {
    if (!g_strv_contains (keys, ((const StudioFinding *) g_ptr_array_index (open, i))->key))
      return FALSE;
  }
  return open->len > 0;
}

char *
studio_gate_last_reason (JsonNode *root,
                         const StudioGateAnswer *answer)
{
  g_return_val_if_fail (root != NULL && answer != NULL, NULL);

  for (guint i = studio_releases_count (root); i-- > 0;) {
    g_autofree const char **keys = NULL;
    StudioRelease release;

    studio_releases_get (root, i, &release, &keys);
    if (*release.reason != '\0' && covers (keys, answer->open))
      return g_strdup (release.reason);
  }
  return NULL;
}

char *
studio_gate_approved_reason (StudioSnapshot *snapshot)
{
  StudioApproval approval;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!studio_approval_get (studio_snapshot_get_json (snapshot), &approval) || !studio_gate_is_reason (approval.note) || !studio_approval_is_valid (snapshot))
    return NULL;
  return g_strdup (approval.note);
}

const char **
studio_gate_list_keys (const StudioGateAnswer *answer)
{
  GPtrArray *keys = g_ptr_array_new ();

  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = 0; i < answer->open->len; i++)
    g_ptr_array_add (keys, ((StudioFinding *) g_ptr_array_index (answer->open, i))->key);
  g_ptr_array_add (keys, NULL);
  return (const char **) g_ptr_array_free (keys, FALSE);
}

/* What the person said; interned, so that threads which ask never hold one that is gone */
static const char *said;

void
studio_gate_set_person (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));

  g_atomic_pointer_set (&said, *trimmed != '\0' ? g_intern_string (trimmed) : NULL);
}

const char *
studio_gate_get_person (void)
{
  const char *given = g_atomic_pointer_get (&said);
  const char *name = given != NULL ? given : g_get_real_name ();

  /* GLib's word for an account that has no name */
  return name == NULL || *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}
