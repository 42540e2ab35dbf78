#include "config.h"

#include "studio-alt-block.h"

#include <glib/gi18n-lib.h>

#include "studio-describe.h"
#include "studio-number.h"
#include "studio-typing.h"

struct _StudioAltBlock
{
  AdwBin parent_instance;
  GtkLabel *title;
  GtkWidget *draft_button;
  GtkWidget *decorative_note;
  GtkWidget *editor;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
  GtkCheckButton *checked;
  GtkWidget *written;
  GtkLabel *counter;

  StudioDocument *document;
  GSimpleAction *decorative;
  StudioLimit limit;
  char *page;
  guint index;
  guint showing : 1; /* the post's values are being put in: nothing is typed */
};

G_DEFINE_FINAL_TYPE (StudioAltBlock, studio_alt_block, ADW_TYPE_BIN)

static JsonNode *
root_of (StudioAltBlock *self)
{
  return studio_post_get_json (studio_document_get_post (self->document));
}

static char *
typed_text (StudioAltBlock *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
store (StudioAltBlock *self,
       const StudioDescription *description)
{
  g_autoptr (GError) error = NULL;

  if (!studio_document_set_description (self->document, self->page, description, &error)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    studio_alt_block_update (self);
  }
}

static void
update_counter (StudioAltBlock *self)
{
  g_autofree char *text = typed_text (self);
  int count = studio_count (text, &self->limit.counting);
  g_autofree char *number = studio_number_format (count, 0);
  g_autofree char *limit = studio_number_format (self->limit.max, 0);
  /* TRANSLATORS: how many characters there are, and how many there may be */
  g_autofree char *words = self->limit.max > 0 ? g_strdup_printf (_ ("%s of %s"), number, limit) : g_strdup (number);

  gtk_label_set_label (self->counter, words);
  if (self->limit.max > 0 && count > self->limit.max)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "over");
  gtk_widget_set_visible (self->placeholder, *text == '\0');
}

static void
left_cb (StudioAltBlock *self)
{
  if (self->document != NULL)
    studio_history_end_merge (studio_document_get_history (self->document));
}

/* Many words at once are a step of their own. */
static void
typed_cb (StudioAltBlock *self,
          gboolean at_once)
{
  g_autofree char *text = NULL;
  StudioDescription description;

  update_counter (self);
  if (self->showing || self->document == NULL)
    return;
  text = typed_text (self);
  description = studio_description_get (root_of (self), self->page);
  description.alt = text;
  /* where nothing stands there is nothing to check either, and what is written there then is a person's */
  description.draft = description.draft && *text != '\0';
  description.confirmed = description.confirmed && *text != '\0';
  if (at_once)
    left_cb (self);
  store (self, &description);
  if (at_once)
    left_cb (self);
}

static void
checked_cb (StudioAltBlock *self)
{
  StudioDescription description;

  if (self->showing || self->document == NULL)
    return;
  description = studio_description_get (root_of (self), self->page);
  description.confirmed = gtk_check_button_get_active (self->checked);
  description.draft = !description.confirmed;
  store (self, &description);
}

/* What a person wrote is not lost: the step can be undone. */
static void
draft (StudioAltBlock *self)
{
  StudioPost *post = studio_document_get_post (self->document);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  GPtrArray *formats = studio_template_get_formats (studio_post_get_template (post));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = studio_describe_page (snapshot, g_ptr_array_index (formats, 0), self->index, &error);
  const StudioDescription description = { .alt = text, .draft = TRUE };

  if (text == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  if (*text == '\0') {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("There is nothing to draft from yet. Fill in the content first."));
    return;
  }
  store (self, &description);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
draft_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  draft (data);
}

static void
decorative_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  StudioAltBlock *self = data;
  StudioDescription description = studio_description_get (root_of (self), self->page);

  description.decorative = !description.decorative;
  store (self, &description);
}

const char *
studio_alt_block_get_page (StudioAltBlock *self)
{
  g_return_val_if_fail (STUDIO_IS_ALT_BLOCK (self), NULL);

  return self->page;
}

void
studio_alt_block_select (StudioAltBlock *self,
                         int start,
                         int end)
{
  GtkTextIter from, to;

  g_return_if_fail (STUDIO_IS_ALT_BLOCK (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (start < 0)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end);
  gtk_text_buffer_select_range (self->buffer, &to, &from);
}

void
studio_alt_block_update (StudioAltBlock *self)
{
  g_autofree char *text = typed_text (self);
  StudioDescription description;

  g_return_if_fail (STUDIO_IS_ALT_BLOCK (self));

  description = studio_description_get (root_of (self), self->page);
  self->showing = TRUE;
  if (!g_str_equal (text, description.alt))
    gtk_text_buffer_set_text (self->buffer, description.alt, -1);
  gtk_check_button_set_active (self->checked, description.confirmed);
  gtk_widget_set_visible (GTK_WIDGET (self->checked), description.draft || description.confirmed);
  gtk_widget_set_visible (self->written, *description.alt != '\0' && !description.draft && !description.confirmed);
  g_simple_action_set_state (self->decorative, g_variant_new_boolean (description.decorative));
  gtk_widget_set_visible (self->editor, !description.decorative);
  gtk_widget_set_visible (self->draft_button, !description.decorative);
  gtk_widget_set_visible (self->decorative_note, description.decorative);
  self->showing = FALSE;
  update_counter (self);
}

static void
studio_alt_block_dispose (GObject *object)
{
  StudioAltBlock *self = STUDIO_ALT_BLOCK (object);

  g_clear_object (&self->document);
  g_clear_object (&self->decorative);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_ALT_BLOCK);

  G_OBJECT_CLASS (studio_alt_block_parent_class)->dispose (object);
}

static void
studio_alt_block_finalize (GObject *object)
{
  g_free (STUDIO_ALT_BLOCK (object)->page);

  G_OBJECT_CLASS (studio_alt_block_parent_class)->finalize (object);
}

static void
studio_alt_block_class_init (StudioAltBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_alt_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_alt_block_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-alt-block.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, title);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, draft_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, decorative_note);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, editor);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, view);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, buffer);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, placeholder);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, checked);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, written);
  gtk_widget_class_bind_template_child (widget_class, StudioAltBlock, counter);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
}

static void
studio_alt_block_init (StudioAltBlock *self)
{
  static const GActionEntry entries[] = { { "draft", draft_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (studio_typing_watch (self->view), "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->decorative = g_simple_action_new_stateful ("decorative", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect (self->decorative, "activate", G_CALLBACK (decorative_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->decorative));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "alt", G_ACTION_GROUP (group));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

GtkWidget *
studio_alt_block_new (StudioDocument *document,
                      const char *page,
                      guint index,
                      guint n_pages,
                      const StudioLimit *limit)
{
  StudioAltBlock *self = g_object_new (STUDIO_TYPE_ALT_BLOCK, NULL);
  /* TRANSLATORS: "Alt text · page 2 of 4" */
  g_autofree char *title = n_pages > 1 ? g_strdup_printf (_ ("Alt text · page %u of %u"), index + 1, n_pages) : g_strdup (_ ("Alt text"));

  self->document = g_object_ref (document);
  self->page = g_strdup (page);
  self->index = index;
  self->limit = *limit;
  gtk_label_set_label (self->title, title);
  studio_alt_block_update (self);
  return GTK_WIDGET (self);
}
