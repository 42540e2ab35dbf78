#include "config.h"

#include "studio-answer-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-localised.h"

/* More buttons than this are a list that nobody reads. */
#define MOST_CHOICES 8

static void
free_choice (gpointer data)
{
  StudioAnswerChoice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice->then);
  g_free (choice);
}

static StudioAnswerKind *
kind_new (StudioAnswerForm form)
{
  StudioAnswerKind *self = g_atomic_rc_box_new0 (StudioAnswerKind);

  self->form = form;
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  return self;
}

static void
clear (gpointer data)
{
  StudioAnswerKind *self = data;

  g_free (self->prompt);
  g_ptr_array_unref (self->choices);
}

StudioAnswerKind *
studio_answer_kind_ref (StudioAnswerKind *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_answer_kind_unref (StudioAnswerKind *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- yes, no, does not apply --- */

static void
add_choice (StudioAnswerKind *self,
            const StudioAnswerChoice *choice)
{
  StudioAnswerChoice *copy = g_new0 (StudioAnswerChoice, 1);

  *copy = *choice;
  copy->value = g_strdup (choice->value);
  copy->label = g_strdup (choice->label);
  copy->then = g_strdup (choice->then);
  g_ptr_array_add (self->choices, copy);
}

static StudioAnswerKind *
make_default (void)
{
  StudioAnswerKind *self = kind_new (STUDIO_ANSWER_YES);
  const StudioAnswerChoice choices[] = {
    { (char *) "ya", (char *) _ ("Yes, Done"), NULL, TRUE, FALSE },
    { (char *) "tidak", (char *) _ ("Not Yet"), (char *) _ ("Put it right, then answer again."), FALSE, FALSE },
    { (char *) "tidak-berlaku", (char *) _ ("Does Not Apply…"), NULL, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (self, &choices[i]);
  return self;
}

StudioAnswerKind *
studio_answer_kind_default (void)
{
  static StudioAnswerKind *kind;

  if (g_once_init_enter (&kind))
    g_once_init_leave (&kind, make_default ());
  return kind;
}

/* --- reading --- */

/* As studio_localised_get(), for members that may be missing. */
static gboolean
read_words (const StudioJsonAt *at,
            const char *name,
            char **words,
            GError **error)
{
  StudioJsonAt member;

  if (!studio_json_at_member (at, name, &member))
    return TRUE;
  *words = studio_localised_get (at, name, error);
  return *words != NULL;
}

static gboolean
read_choice (StudioAnswerKind *self,
             const StudioJsonAt *at,
             GError **error)
{
  static const char *const members[] = { "value", "label", "then", "settles", "reason", NULL };
  g_autofree char *label = NULL, *then = NULL;
  const char *value = NULL;
  StudioAnswerChoice choice = { .settles = TRUE };

  if (!studio_json_only_members (at, members, error) || !studio_json_get_string (at, "value", TRUE, &value, error) ||
      !studio_json_get_boolean (at, "settles", FALSE, &choice.settles, error) || !studio_json_get_boolean (at, "reason", FALSE, &choice.reason, error) ||
      !read_words (at, "then", &then, error))
    return FALSE;
  label = studio_localised_get (at, "label", error);
  if (label == NULL)
    return FALSE;
  choice.value = (char *) value;
  choice.label = label;
  choice.then = then;
  add_choice (self, &choice);
  return TRUE;
}

static gboolean
read_choices (StudioAnswerKind *self,
              const StudioJsonAt *at,
              GError **error)
{
  StudioJsonAt choices, choice;
  guint n_settling = 0;

  if (!studio_json_get_array (at, "choices", TRUE, &choices, error))
    return FALSE;
  for (guint i = 0; studio_json_at_element (&choices, i, &choice); i++) {
    if (!read_choice (self, &choice, error))
      return FALSE;
    n_settling += ((const StudioAnswerChoice *) g_ptr_array_index (self->choices, i))->settles;
  }
  if (self->choices->len >= 2 && self->choices->len <= MOST_CHOICES && n_settling > 0)
    return TRUE;
  studio_json_at_error (error, &choices, _ ("A question needs 2 to %d choices, one of which settles it."), MOST_CHOICES);
  return FALSE;
}

static StudioAnswerKind *
read_kind (const StudioJsonAt *at,
           GError **error)
{
  static const char *const members[] = { "kind", "choices", "prompt", NULL };
  static const char *const forms[] = { "yes", "choice", "text", NULL };
  g_autoptr (StudioAnswerKind) self = NULL;
  int form = -1;

  if (!studio_json_only_members (at, members, error) || !studio_json_get_choice (at, "kind", forms, &form, error))
    return NULL;
  if (form < 0) {
    studio_json_at_error (error, at, _ ("An answer's “kind” is missing. Write “yes”, “choice” or “text”."));
    return NULL;
  }
  if (form == STUDIO_ANSWER_YES)
    return studio_answer_kind_ref (studio_answer_kind_default ());
  self = kind_new ((StudioAnswerForm) form);
  if (!read_words (at, "prompt", &self->prompt, error) || (form == STUDIO_ANSWER_CHOICE && !read_choices (self, at, error)))
    return NULL;
  return g_steal_pointer (&self);
}

StudioAnswerKind *
studio_answer_kind_read (const StudioJsonAt *at,
                         GError **error)
{
  StudioJsonAt answer;

  g_return_val_if_fail (at != NULL, NULL);

  if (!studio_json_get_object (at, "answer", FALSE, &answer, error))
    return NULL;
  return answer.node != NULL ? read_kind (&answer, error) : studio_answer_kind_ref (studio_answer_kind_default ());
}

/* --- answers --- */

static gboolean
is_blank (const char *text)
{
  return text == NULL || strspn (text, " \t\r\n") == strlen (text);
}

const StudioAnswerChoice *
studio_answer_kind_find (const StudioAnswerKind *self,
                         const char *value)
{
  const char *plain = value;

  g_return_val_if_fail (self != NULL && value != NULL, NULL);

  if (self->form == STUDIO_ANSWER_YES && (g_ascii_strcasecmp (value, "yes") == 0 || g_ascii_strcasecmp (value, "ya") == 0))
    plain = "ya";
  for (guint i = 0; i < self->choices->len; i++) {
    const StudioAnswerChoice *choice = g_ptr_array_index (self->choices, i);

    if (g_str_equal (choice->value, plain))
      return choice;
  }
  return NULL;
}

gboolean
studio_answer_kind_settles (const StudioAnswerKind *self,
                            const StudioReply *reply)
{
  const StudioAnswerChoice *choice;

  g_return_val_if_fail (self != NULL && reply != NULL, FALSE);

  if (self->form == STUDIO_ANSWER_TEXT)
    return !is_blank (reply->text);
  choice = reply->text != NULL ? studio_answer_kind_find (self, reply->text) : NULL;
  return choice != NULL && choice->settles && (!choice->reason || !is_blank (reply->note));
}

/* "Does Not Apply…" is a button; what was answered has no dots. */
static char *
name_choice (const StudioAnswerChoice *choice)
{
  char *name = g_strdup (choice->label);

  if (g_str_has_suffix (name, "…"))
    name[strlen (name) - strlen ("…")] = '\0';
  return name;
}

char *
studio_answer_kind_describe (const StudioAnswerKind *self,
                             const StudioReply *reply)
{
  const StudioAnswerChoice *choice;
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL && reply != NULL, NULL);

  choice = reply->text != NULL ? studio_answer_kind_find (self, reply->text) : NULL;
  words = choice != NULL ? name_choice (choice) : g_strdup (reply->text != NULL ? reply->text : "");
  return is_blank (reply->note) ? g_steal_pointer (&words) : g_strdup_printf ("%s: %s", words, reply->note);
}
