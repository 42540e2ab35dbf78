#include "config.h"

#include "studio-merge-window.h"

#include <glib/gi18n-lib.h>

#include "studio-exchange.h"
#include "studio-merge-row.h"
#include "studio-reunion.h"

/* of what came, before it is only counted */
#define SHOWN_CHANGES 12

struct _StudioMergeWindow
{
  AdwWindow parent_instance;
  AdwWindowTitle *heading;
  GtkButton *cancel;
  GtkWidget *merge;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  AdwStatusPage *nothing;
  GtkListBox *came;
  GtkWidget *questions_head;
  GtkLabel *questions_title;
  GtkWidget *baseless;
  GtkListBox *questions;

  const StudioServices *services;
  StudioPost *mine;
  StudioPost *theirs;
  StudioPost *base;       /* (nullable) */
  StudioReunion *reunion; /* (nullable): until it is known what came */
  GCancellable *lifetime;
};

G_DEFINE_FINAL_TYPE (StudioMergeWindow, studio_merge_window, ADW_TYPE_WINDOW)

static guint merge_signal;

static void
fail (StudioMergeWindow *self,
      const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem, markup);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_spinner_stop (self->spinner);
}

/* --- choosing --- */

/* Returns: (transfer full): the keys of what comes from the package; they belong to the rows */
static GHashTable *
list_choices (StudioMergeWindow *self)
{
  GHashTable *choices = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->questions, i)) != NULL; i++) {
    if (studio_merge_row_get_theirs (STUDIO_MERGE_ROW (row)))
      g_hash_table_add (choices, (gpointer) studio_merge_row_get_key (STUDIO_MERGE_ROW (row)));
  }
  return choices;
}

static void
choose_all (StudioMergeWindow *self,
            gboolean theirs)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->questions, i)) != NULL; i++)
    studio_merge_row_set_theirs (STUDIO_MERGE_ROW (row), theirs);
}

static void
all_mine_cb (StudioMergeWindow *self)
{
  choose_all (self, FALSE);
}

static void
all_theirs_cb (StudioMergeWindow *self)
{
  choose_all (self, TRUE);
}

static void
merge_cb (StudioMergeWindow *self)
{
  g_autoptr (GHashTable) choices = list_choices (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) merged = studio_reunion_make (self->reunion, choices, TRUE, &error);

  if (merged == NULL) {
    gtk_widget_set_sensitive (self->merge, FALSE);
    fail (self, error);
    return;
  }
  g_signal_emit (self, merge_signal, 0, merged);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- what came --- */

static void
add_line (StudioMergeWindow *self,
          const char *icon,
          const char *text)
{
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_append (self->came, row);
}

/* Returns: (transfer full): the first of them, "Title, Caption, …" */
static char *
list_labels (GPtrArray *labels)
{
  guint n = MIN (labels->len, SHOWN_CHANGES);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (labels, i));
  if (labels->len > n)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static void
show_came (StudioMergeWindow *self)
{
  const StudioReunion *reunion = self->reunion;

  if (reunion->news != NULL)
    add_line (self, "dialog-information-symbolic", reunion->news);
  if (reunion->n_comments > 0) {
    g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u comment or reply", "%u comments and replies", reunion->n_comments), reunion->n_comments);

    add_line (self, "studio-comment-symbolic", text);
  }
  if (reunion->changes->len > 0) {
    g_autofree char *list = list_labels (reunion->changes);
    g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change: %s", "%u changes: %s", reunion->changes->len), reunion->changes->len, list);

    add_line (self, "document-edit-symbolic", text);
  }
  if (reunion->n_left_out > 0) {
    g_autofree char *text = g_strdup_printf (_ ("%u comments have no room any more. Settle and remove old ones first."), reunion->n_left_out);

    add_line (self, "dialog-warning-symbolic", text);
  }
  if (reunion->settled->len > 0) {
    g_autofree char *list = list_labels (reunion->settled);
    /* TRANSLATORS: %s is what, "Title, Caption" */
    g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u difference was settled in an earlier merge and stays as it is here: %s", "%u differences were settled in an earlier merge and stay as they are here: %s", reunion->settled->len), reunion->settled->len, list);

    add_line (self, "object-select-symbolic", text);
  }
  if (gtk_list_box_get_row_at_index (self->came, 0) == NULL)
    add_line (self, "dialog-information-symbolic", _ ("Nothing that could be taken without asking"));
}

static void
show_questions (StudioMergeWindow *self)
{
  const StudioReunion *reunion = self->reunion;
  g_autoptr (StudioSnapshot) mine = studio_post_snapshot (self->mine);
  g_autoptr (StudioSnapshot) theirs = studio_post_snapshot (self->theirs);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->questions_head, reunion->questions->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), reunion->questions->len > 0);
  gtk_widget_set_visible (self->baseless, reunion->questions->len > 0 && !reunion->has_base);
  title = g_strdup_printf (reunion->has_base ? _ ("Changed in Both Places (%u)") : _ ("Different (%u)"), reunion->questions->len);
  gtk_label_set_text (self->questions_title, title);
  for (guint i = 0; i < reunion->questions->len; i++)
    gtk_list_box_append (self->questions, studio_merge_row_new (self->services, g_ptr_array_index (reunion->questions, i), mine, theirs));
}

/* There is nothing to cancel then. */
static void
offer_closing (StudioMergeWindow *self)
{
  gtk_widget_set_visible (self->merge, FALSE);
  gtk_button_set_label (self->cancel, _ ("Close"));
}

static void
tell_nothing (StudioMergeWindow *self)
{
  g_autofree char *list = list_labels (self->reunion->settled);
  g_autofree char *text = NULL;

  offer_closing (self);
  if (self->reunion->settled->len == 0)
    return;
  /* TRANSLATORS: %s is what, "Title, Caption" */
  text = g_markup_printf_escaped (_ ("What is different in this package was settled when it was merged before: %s. To choose again, bring back the version from before that merge."), list);
  adw_status_page_set_description (self->nothing, text);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioMergeWindow) self = data;
  g_autoptr (GError) error = NULL;
  StudioReunion *reunion = studio_reunion_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->lifetime)) {
    studio_reunion_free (reunion);
    return;
  }
  if (reunion == NULL) {
    fail (self, error);
    return;
  }
  self->reunion = reunion;
  gtk_spinner_stop (self->spinner);
  if (studio_reunion_is_empty (reunion)) {
    tell_nothing (self);
    gtk_stack_set_visible_child_name (self->stack, "nothing");
    return;
  }
  show_came (self);
  show_questions (self);
  gtk_stack_set_visible_child_name (self->stack, "came");
  gtk_widget_set_sensitive (self->merge, TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->merge);
}

static void
base_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioMergeWindow) self = data;
  g_autoptr (StudioSnapshot) mine = NULL;
  g_autoptr (StudioSnapshot) theirs = NULL;
  g_autoptr (StudioSnapshot) base = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (StudioPlatforms) platforms = NULL;

  /* without a base every difference is asked about */
  self->base = studio_exchange_find_base_finish (result, NULL);
  if (g_cancellable_is_cancelled (self->lifetime))
    return;
  mine = studio_post_snapshot (self->mine);
  theirs = studio_post_snapshot (self->theirs);
  base = self->base != NULL ? studio_post_snapshot (self->base) : NULL;
  assets = studio_reunion_list_assets (self->mine, self->theirs);
  platforms = studio_platforms_load ();
  studio_reunion_new_async (&(const StudioReunionOrder){ base, mine, theirs, assets, platforms }, self->lifetime, found_cb, g_object_ref (self));
}

/* --- */

static void
studio_merge_window_dispose (GObject *object)
{
  StudioMergeWindow *self = STUDIO_MERGE_WINDOW (object);

  g_cancellable_cancel (self->lifetime);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_MERGE_WINDOW);

  G_OBJECT_CLASS (studio_merge_window_parent_class)->dispose (object);
}

static void
studio_merge_window_finalize (GObject *object)
{
  StudioMergeWindow *self = STUDIO_MERGE_WINDOW (object);

  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_object (&self->base);
  g_clear_pointer (&self->reunion, studio_reunion_free);
  g_clear_object (&self->lifetime);

  G_OBJECT_CLASS (studio_merge_window_parent_class)->finalize (object);
}

static void
studio_merge_window_class_init (StudioMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_merge_window_finalize;
  merge_signal = g_signal_new ("merge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, STUDIO_TYPE_POST);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, merge);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, came);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, questions_head);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, questions_title);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, baseless);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeWindow, questions);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
}

static void
studio_merge_window_init (StudioMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
}

GtkWidget *
studio_merge_window_new (GtkWindow *parent,
                         const StudioServices *services,
                         StudioDocument *document,
                         StudioPost *theirs)
{
  StudioMergeWindow *self;
  g_autofree char *id = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && services != NULL && STUDIO_IS_DOCUMENT (document) && STUDIO_IS_POST (theirs), NULL);

  self = g_object_new (STUDIO_TYPE_MERGE_WINDOW, "transient-for", parent, NULL);
  self->services = services;
  self->mine = g_object_ref (studio_document_get_post (document));
  self->theirs = g_object_ref (theirs);
  adw_window_title_set_subtitle (self->heading, studio_document_get_title (document));
  gtk_spinner_start (self->spinner);
  id = studio_document_make_id (document);
  studio_exchange_find_base_async (services->library, id, studio_post_get_json (theirs), self->lifetime, base_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
