#include "config.h"

#include "studio-post-page-private.h"

#include <glib/gi18n-lib.h>

#include "studio-comment-dialog.h"
#include "studio-comment-place.h"
#include "studio-comment-words.h"
#include "studio-document-comments.h"
#include "studio-field-row.h"
#include "studio-pages.h"
#include "studio-self-settings.h"

/** Choice: what a new comment may be about. @words: as the person reads it */
typedef struct
{
  StudioCommentPlace place;
  char *name, *format, *page, *quote; /* (nullable): of @place */
  char *words;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice->format);
  g_free (choice->page);
  g_free (choice->quote);
  g_free (choice->words);
  g_free (choice);
}

static StudioPost *
post_of (StudioPostPage *self)
{
  return studio_document_get_post (self->document);
}

/* --- what the person is at --- */

/* Without the blanks around it, which a double click and Ctrl+Shift+arrows take along. */
static void
trim (const char *text,
      int *from,
      int *to)
{
  glong n;
  g_autofree gunichar *points = g_utf8_to_ucs4_fast (text, -1, &n);

  *to = MIN (*to, (int) n);
  while (*from < *to && g_unichar_isspace (points[*from]))
    (*from)++;
  while (*to > *from && g_unichar_isspace (points[*to - 1]))
    (*to)--;
}

static void
take_quote (StudioCommentPlace *place,
            StudioSnapshot *snapshot,
            char **quote)
{
  g_autofree char *text = place->to > place->from ? studio_comment_place_text (snapshot, place) : NULL;

  if (text != NULL)
    trim (text, &place->from, &place->to);
  *quote = text != NULL ? studio_comment_cut_quote (text, place->from, place->to) : NULL;
  place->quote = *quote;
}

/* What is selected in the widget that has the keys. Returns: whether anything is */
static gboolean
get_selection (GtkWidget *focus,
               int *from,
               int *to)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (focus))
    return gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), from, to);
  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end))
    return FALSE;
  *from = gtk_text_iter_get_offset (&start);
  *to = gtk_text_iter_get_offset (&end);
  return TRUE;
}

static gboolean
find_in_form (StudioPostPage *self,
              GtkWidget *focus,
              StudioCommentPlace *place)
{
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, STUDIO_TYPE_FIELD_ROW) : NULL;

  if (row == NULL || self->field == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self->form)))
    return FALSE;
  place->on = STUDIO_COMMENT_FIELD;
  place->name = self->field;
  get_selection (focus, &place->from, &place->to);
  return TRUE;
}

static gboolean
find_in_caption (StudioPostPage *self,
                 GtkWidget *focus,
                 StudioCommentPlace *place)
{
  const char *platform;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->caption_panel)) || !studio_caption_panel_find_selection (self->caption_panel, &platform, &place->from, &place->to))
    return FALSE;
  place->on = STUDIO_COMMENT_CAPTION;
  place->name = platform;
  return TRUE;
}

/* Layers stay selected in other steps, unseen. */
static gboolean
find_on_canvas (StudioPostPage *self,
                GArray *pages,
                StudioCommentPlace *place)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  const StudioFormat *format = studio_composer_get_format (self->composer);
  guint page = studio_composer_get_page (self->composer);

  if (g_strcmp0 (self->last_step, "design") != 0 || ids->len == 0 || format == NULL || page >= pages->len)
    return FALSE;
  place->on = STUDIO_COMMENT_LAYER;
  place->name = g_ptr_array_index (ids, 0);
  place->format = format->id;
  place->page = g_array_index (pages, StudioPage, page).id;
  return TRUE;
}

/* --- what it may be about --- */

static void
add_choice (GPtrArray *choices,
            const StudioCommentPlace *place,
            StudioCommentPlaces *places,
            StudioSnapshot *snapshot,
            StudioChecker *checker)
{
  Choice *choice = g_new0 (Choice, 1);
  StudioCommentSpot spot = studio_comment_places_find (places, place);

  choice->place = *place;
  choice->place.name = choice->name = g_strdup (place->name);
  choice->place.format = choice->format = g_strdup (place->format);
  choice->place.page = choice->page = g_strdup (place->page);
  choice->place.quote = choice->quote = g_strdup (place->quote);
  choice->words = studio_comment_words_place (place, spot.there ? &spot : NULL, snapshot, checker);
  g_ptr_array_add (choices, choice);
}

/* What is selected comes first; then the post, its fields and its captions, each as a whole. Returns: (transfer full) (element-type Choice) */
static GPtrArray *
list_choices (StudioPostPage *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post_of (self));
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  g_auto (GStrv) platforms = studio_caption_list (studio_snapshot_get_json (snapshot));
  g_autofree char *quote = NULL;
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));
  StudioChecker *checker = studio_live_check_get_checker (self->live_check);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  StudioCommentPlace place = { STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0, NULL };

  if (find_in_form (self, focus, &place) || find_in_caption (self, focus, &place) || find_on_canvas (self, pages, &place)) {
    take_quote (&place, snapshot, &quote);
    add_choice (choices, &place, places, snapshot, checker);
  }
  add_choice (choices, &(StudioCommentPlace){ .on = STUDIO_COMMENT_POST }, places, snapshot, checker);
  add_choice (choices, &(StudioCommentPlace){ .on = STUDIO_COMMENT_CAPTION }, places, snapshot, checker);
  for (guint i = 0; platforms[i] != NULL; i++)
    add_choice (choices, &(StudioCommentPlace){ .on = STUDIO_COMMENT_CAPTION, .name = platforms[i] }, places, snapshot, checker);
  for (guint i = 0; i < fields->len; i++)
    add_choice (choices, &(StudioCommentPlace){ .on = STUDIO_COMMENT_FIELD, .name = ((const StudioField *) g_ptr_array_index (fields, i))->name }, places, snapshot, checker);
  return choices;
}

/* --- writing one --- */

static void
written_cb (StudioPostPage *self,
            const char *text,
            guint index,
            StudioCommentDialog *dialog)
{
  GPtrArray *choices = g_object_get_data (G_OBJECT (dialog), "choices");
  const Choice *choice = index < choices->len ? g_ptr_array_index (choices, index) : NULL;
  g_autoptr (StudioSelf) me = studio_self_load ();
  const char *role = studio_self_is_known () ? studio_role_get_id (me->role) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  /* another post may have been opened behind it */
  if (choice == NULL || self->document == NULL || self->document != g_object_get_data (G_OBJECT (dialog), "document"))
    return;
  id = studio_document_add_comment (self->document, &choice->place, text, NULL, role, &error);
  if (id == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  if (gtk_widget_get_mapped (GTK_WIDGET (self->comments_panel)))
    studio_comments_panel_open (self->comments_panel, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Comment added. All comments are in the step Check."));
}

static void
begin_comment (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  GPtrArray *choices;
  GtkWidget *dialog;

  if (self->document == NULL || !GTK_IS_WINDOW (root))
    return;
  choices = list_choices (self);
  for (guint i = 0; i < choices->len; i++)
    g_strv_builder_add (names, ((const Choice *) g_ptr_array_index (choices, i))->words);
  words = g_strv_builder_end (names);
  dialog = studio_comment_dialog_new (GTK_WINDOW (root), (const char *const *) words, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "choices", choices, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "document", g_object_ref (self->document), g_object_unref);
  g_signal_connect_object (dialog, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the two lists of the step of checks --- */

gboolean
_studio_post_page_shows_comments (StudioPostPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->check_stack), "comments") == 0;
}

static void
show_comments (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioPostPage *self = STUDIO_POST_PAGE (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->panels), TRUE);
  gtk_stack_set_visible_child_name (self->check_stack, "comments");
  _studio_post_page_go_to_step (self, "check", TRUE);
}

static void
n_open_cb (StudioPostPage *self)
{
  GtkStackPage *page = gtk_stack_get_page (self->check_stack, GTK_WIDGET (self->comments_panel));
  g_autofree char *title = NULL;
  guint n_open = 0;

  g_object_get (self->comments_panel, "n-open", &n_open, NULL);
  /* TRANSLATORS: how many comments are open */
  title = n_open > 0 ? g_strdup_printf (_ ("Comments · %u"), n_open) : g_strdup (_ ("Comments"));
  gtk_stack_page_set_title (page, title);
}

void
_studio_post_page_install_comments (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "post.comment", NULL, begin_comment);
  gtk_widget_class_install_action (widget_class, "post.show-comments", NULL, show_comments);
}

void
_studio_post_page_init_comments (StudioPostPage *self)
{
  g_signal_connect_swapped (self->comments_panel, "marks-changed", G_CALLBACK (_studio_post_page_show_marks), self);
  g_signal_connect_swapped (self->comments_panel, "notify::n-open", G_CALLBACK (n_open_cb), self);
  g_signal_connect_swapped (self->check_stack, "notify::visible-child", G_CALLBACK (_studio_post_page_show_marks), self);
}

void
_studio_post_page_drop_comments (StudioPostPage *self)
{
  if (self->comments_panel == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->comments_panel, self);
  g_signal_handlers_disconnect_by_data (self->check_stack, self);
}
