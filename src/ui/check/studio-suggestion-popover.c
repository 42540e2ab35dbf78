#include "config.h"

#include "studio-suggestion-popover.h"

#include "studio-suggestion-section.h"

/* More would be higher than what stays free beside the words */
#define MOST_SECTIONS 3
/* A dictionary that takes longer has its answers shown later */
#define PATIENCE_MS 250

struct _StudioSuggestionPopover
{
  GtkPopover parent_instance;
  GtkBox *sections;
  guint n_sections;
  guint n_pending; /* words that are being looked up */
  guint open_id;   /* waiting for them */
};

G_DEFINE_FINAL_TYPE (StudioSuggestionPopover, studio_suggestion_popover, GTK_TYPE_POPOVER)

enum {
  REPLACE,
  IGNORE,
  LEARN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is pressed --- */

static void
replace_cb (StudioSuggestionSection *section,
            const char *text,
            StudioSuggestionPopover *self)
{
  g_autoptr (StudioFinding) finding = studio_finding_ref (studio_suggestion_section_get_finding (section));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[REPLACE], 0, finding, text);
}

static void
ignore_cb (StudioSuggestionSection *section,
           StudioSuggestionPopover *self)
{
  g_autoptr (StudioFinding) finding = studio_finding_ref (studio_suggestion_section_get_finding (section));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[IGNORE], 0, finding);
}

static void
learn_cb (StudioSuggestionSection *section,
          StudioSuggestionPopover *self)
{
  g_autoptr (StudioFinding) finding = studio_finding_ref (studio_suggestion_section_get_finding (section));
  g_autofree char *word = g_strdup (studio_suggestion_section_get_words (section));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LEARN], 0, finding, word);
}

/* A reason is given where all that is required stands together. */
static void
reason_cb (StudioSuggestionSection *section,
           StudioSuggestionPopover *self)
{
  g_autoptr (StudioSuggestionPopover) keep = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "post.step", "s", "check");
}

/* --- spellings --- */

/** Lookup: what a thread looks up for @section */
typedef struct
{
  StudioSpelling *spelling;
  char *word;
  GtkWidget *section;
} Lookup;

static void
lookup_free (Lookup *lookup)
{
  studio_spelling_unref (lookup->spelling);
  g_free (lookup->word);
  g_object_unref (lookup->section);
  g_free (lookup);
}

static void
lookup_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Lookup *lookup = data;

  g_task_return_pointer (task, studio_spelling_suggest (lookup->spelling, lookup->word), (GDestroyNotify) g_strfreev);
}

static void
open_now (StudioSuggestionPopover *self)
{
  g_clear_handle_id (&self->open_id, g_source_remove);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL || self->n_sections == 0)
    return;
  /* one that hides itself takes the focus by itself */
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
looked_up_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  StudioSuggestionPopover *self = STUDIO_SUGGESTION_POPOVER (source);
  const Lookup *lookup = g_task_get_task_data (G_TASK (result));
  g_auto (GStrv) spellings = g_task_propagate_pointer (G_TASK (result), NULL);

  self->n_pending--;
  if (spellings != NULL && gtk_widget_get_parent (lookup->section) != NULL)
    studio_suggestion_section_offer (STUDIO_SUGGESTION_SECTION (lookup->section), (const char *const *) spellings);
  if (self->n_pending == 0 && self->open_id != 0)
    open_now (self);
}

static void
look_up (StudioSuggestionPopover *self,
         GtkWidget *section,
         StudioSpelling *spelling)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, looked_up_cb, NULL);
  Lookup *lookup = g_new (Lookup, 1);

  lookup->spelling = studio_spelling_ref (spelling);
  lookup->word = g_strdup (studio_suggestion_section_get_words (STUDIO_SUGGESTION_SECTION (section)));
  lookup->section = g_object_ref (section);
  self->n_pending++;
  g_task_set_source_tag (task, look_up);
  g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);
  g_task_run_in_thread (task, lookup_thread);
}

/* --- */

void
studio_suggestion_popover_clear (StudioSuggestionPopover *self)
{
  GtkWidget *child;

  g_return_if_fail (STUDIO_IS_SUGGESTION_POPOVER (self));

  g_clear_handle_id (&self->open_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  self->n_sections = 0;
}

void
studio_suggestion_popover_add (StudioSuggestionPopover *self,
                               StudioFinding *finding,
                               const char *words,
                               StudioChecker *checker)
{
  GtkWidget *section;

  g_return_if_fail (STUDIO_IS_SUGGESTION_POPOVER (self) && finding != NULL && words != NULL);

  if (self->n_sections == MOST_SECTIONS)
    return;
  if (self->n_sections++ > 0)
    gtk_box_append (self->sections, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  section = studio_suggestion_section_new (finding, words, checker != NULL ? studio_rule_texts_find (checker->texts, finding->rule) : NULL);
  g_signal_connect_object (section, "replace", G_CALLBACK (replace_cb), self, 0);
  g_signal_connect_object (section, "ignore", G_CALLBACK (ignore_cb), self, 0);
  g_signal_connect_object (section, "learn", G_CALLBACK (learn_cb), self, 0);
  g_signal_connect_object (section, "reason", G_CALLBACK (reason_cb), self, 0);
  gtk_box_append (self->sections, section);
  if (checker != NULL && studio_suggestion_section_wants_spellings (STUDIO_SUGGESTION_SECTION (section)))
    look_up (self, section, checker->spelling);
}

static gboolean
patience_cb (gpointer data)
{
  StudioSuggestionPopover *self = data;

  self->open_id = 0;
  open_now (self);
  return G_SOURCE_REMOVE;
}

void
studio_suggestion_popover_open (StudioSuggestionPopover *self,
                                gboolean focus)
{
  g_return_if_fail (STUDIO_IS_SUGGESTION_POPOVER (self));

  gtk_popover_set_autohide (GTK_POPOVER (self), focus);
  if (self->n_pending == 0)
    open_now (self);
  else if (self->open_id == 0)
    self->open_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
studio_suggestion_popover_dispose (GObject *object)
{
  StudioSuggestionPopover *self = STUDIO_SUGGESTION_POPOVER (object);

  g_clear_handle_id (&self->open_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_SUGGESTION_POPOVER);

  G_OBJECT_CLASS (studio_suggestion_popover_parent_class)->dispose (object);
}

static void
studio_suggestion_popover_class_init (StudioSuggestionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_suggestion_popover_dispose;

  signals[REPLACE] = g_signal_new ("replace", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[IGNORE] = g_signal_new ("ignore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LEARN] = g_signal_new ("learn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-suggestion-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSuggestionPopover, sections);
}

static void
studio_suggestion_popover_init (StudioSuggestionPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_suggestion_popover_new (void)
{
  return g_object_new (STUDIO_TYPE_SUGGESTION_POPOVER, NULL);
}
