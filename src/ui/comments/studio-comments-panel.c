#include "config.h"

#include "studio-comments-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-caption.h"
#include "studio-check-place.h"
#include "studio-comment-dialog.h"
#include "studio-comment-place.h"
#include "studio-comment-row.h"
#include "studio-comment-words.h"
#include "studio-document-comments.h"

/* More are shown as soon as some of these are done; nobody reads so many, and each row takes its time */
#define MOST_ROWS 100

struct _StudioCommentsPanel
{
  AdwBin parent_instance;
  GtkToggleButton *open_button;
  GtkToggleButton *done_button;
  AdwStatusPage *empty;
  GtkLabel *more;
  GtkListBox *list;

  StudioComposer *composer;    /* (nullable) */
  StudioLiveCheck *live_check; /* (nullable) */
  GSignalGroup *post_signals;
  GArray *marks;         /* StudioPin, whose texts are in @mark_words */
  GPtrArray *mark_words; /* (element-type utf8) */
  char *current;         /* (nullable): id of the comment whose mark stands out */
  guint n_open, n_done;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (StudioCommentsPanel, studio_comments_panel, ADW_TYPE_BIN)

enum {
  PROP_COMPOSER = 1,
  PROP_LIVE_CHECK,
  PROP_N_OPEN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint marks_signal;

/* Returns: (nullable) */
static StudioDocument *
document_of (StudioCommentsPanel *self)
{
  return self->composer != NULL ? studio_composer_get_document (self->composer) : NULL;
}

static JsonNode *
root_of (StudioCommentsPanel *self)
{
  return studio_post_get_json (studio_document_get_post (document_of (self)));
}

/* Returns: (nullable): until the first check has read the names of platforms */
static StudioChecker *
checker_of (StudioCommentsPanel *self)
{
  return self->live_check != NULL ? studio_live_check_get_checker (self->live_check) : NULL;
}

static gboolean
shows_done (StudioCommentsPanel *self)
{
  return gtk_toggle_button_get_active (self->done_button);
}

static void
complain (StudioCommentsPanel *self,
          const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* --- what is done with a row --- */

static void
set_current (StudioCommentsPanel *self,
             const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (id != self->current) {
    g_free (self->current);
    self->current = g_strdup (id);
  }
  for (; row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (STUDIO_IS_COMMENT_ROW (row))
      studio_comment_row_set_current (STUDIO_COMMENT_ROW (row), g_strcmp0 (self->current, studio_comment_row_get_id (STUDIO_COMMENT_ROW (row))) == 0);
  }
  g_signal_emit (self, marks_signal, 0);
}

/* Finds the row's comment and where that is now. Returns: FALSE if there is no such comment any more */
static gboolean
find_spot (StudioCommentsPanel *self,
           StudioCommentRow *row,
           StudioComment *comment,
           StudioCommentSpot *spot)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioCommentPlaces) places = NULL;

  if (document_of (self) == NULL || !studio_comments_find (root_of (self), studio_comment_row_get_id (row), comment))
    return FALSE;
  snapshot = studio_post_snapshot (studio_document_get_post (document_of (self)));
  places = studio_comment_places_new (snapshot);
  *spot = studio_comment_places_find (places, &comment->place);
  spot->name = NULL;
  return TRUE;
}

/* The words of a field are selected in whatever has got the keys. */
static void
select_words (StudioCommentsPanel *self,
              const StudioCommentSpot *spot)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (spot->from < 0)
    return;
  if (GTK_IS_EDITABLE (focus)) {
    gtk_editable_select_region (GTK_EDITABLE (focus), spot->from, spot->to);
  } else if (GTK_IS_TEXT_VIEW (focus)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
    GtkTextIter from, to;

    gtk_text_buffer_get_iter_at_offset (buffer, &from, spot->from);
    gtk_text_buffer_get_iter_at_offset (buffer, &to, spot->to);
    gtk_text_buffer_select_range (buffer, &to, &from);
  }
}

/* Ways into a caption name code points of it as written, with its tokens. */
static void
find_written (StudioCommentsPanel *self,
              const StudioCommentPlace *place,
              StudioCommentSpot *spot)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (document_of (self)));
  const char *written = studio_caption_get (studio_snapshot_get_json (snapshot), studio_comment_place_get_platform (place), NULL);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

  if (spot->from < 0)
    return;
  spot->from = studio_caption_to_written (caption, written, spot->from);
  /* words that end inside of a field's value: up to the value's end */
  spot->to = MAX (studio_caption_to_written (caption, written, spot->to), spot->from + 1);
}

static void
go_cb (StudioCommentRow *row,
       StudioCommentsPanel *self)
{
  StudioComment comment;
  StudioCommentSpot spot;
  StudioPlace place;

  if (!find_spot (self, row, &comment, &spot) || !spot.there)
    return;
  place = studio_comment_words_to_place (&comment.place, &spot);
  if (comment.place.on == STUDIO_COMMENT_CAPTION)
    find_written (self, &comment.place, &spot);
  if (studio_check_place_go (GTK_WIDGET (self), &place, spot.from, spot.to) && comment.place.on == STUDIO_COMMENT_FIELD)
    select_words (self, &spot);
}

/* Shows on the picture what the row is about; the step stays. */
static void
activated_cb (GtkListBox *list,
              GtkListBoxRow *widget,
              StudioCommentsPanel *self)
{
  StudioCommentRow *row = STUDIO_COMMENT_ROW (widget);
  StudioComment comment;
  StudioCommentSpot spot;
  StudioPlace place;

  if (!find_spot (self, row, &comment, &spot))
    return;
  place = studio_comment_words_to_place (&comment.place, &spot);
  if (spot.there && studio_check_place_is_drawn (&place))
    studio_check_place_show (GTK_WIDGET (self), &place);
  set_current (self, comment.id);
}

static void
reply_cb (StudioCommentRow *row,
          const char *text,
          StudioCommentsPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (!studio_document_reply_comment (document_of (self), studio_comment_row_get_id (row), text, NULL, &error))
    complain (self, error);
}

static void
settle_cb (StudioCommentRow *row,
           gboolean done,
           StudioCommentsPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (!studio_document_settle_comment (document_of (self), studio_comment_row_get_id (row), done, NULL, &error))
    complain (self, error);
}

static void
edited_cb (StudioCommentsPanel *self,
           const char *text,
           guint choice,
           StudioCommentDialog *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "comment");
  g_autoptr (GError) error = NULL;

  if (document_of (self) != NULL && !studio_document_edit_comment (document_of (self), id, text, NULL, &error))
    complain (self, error);
}

static void
edit_cb (StudioCommentRow *row,
         StudioCommentsPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  StudioComment comment;
  GtkWidget *dialog;

  if (!GTK_IS_WINDOW (root) || !studio_comments_find (root_of (self), studio_comment_row_get_id (row), &comment))
    return;
  dialog = studio_comment_dialog_new (GTK_WINDOW (root), NULL, comment.text);
  g_object_set_data_full (G_OBJECT (dialog), "comment", g_strdup (comment.id), g_free);
  g_signal_connect_object (dialog, "written", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_cb (StudioCommentRow *row,
           StudioCommentsPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (!studio_document_remove_comment (document_of (self), studio_comment_row_get_id (row), NULL, &error))
    complain (self, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Comment deleted"));
}

/* --- rows --- */

static StudioCommentRow *
find_row (StudioCommentsPanel *self,
          const char *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (STUDIO_IS_COMMENT_ROW (row) && g_str_equal (studio_comment_row_get_id (STUDIO_COMMENT_ROW (row)), id))
      return STUDIO_COMMENT_ROW (row);
  }
  return NULL;
}

static StudioCommentRow *
make_row (StudioCommentsPanel *self,
          const char *id)
{
  GtkWidget *row = studio_comment_row_new (id);

  g_signal_connect_object (row, "go", G_CALLBACK (go_cb), self, 0);
  g_signal_connect_object (row, "reply", G_CALLBACK (reply_cb), self, 0);
  g_signal_connect_object (row, "settle", G_CALLBACK (settle_cb), self, 0);
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  return STUDIO_COMMENT_ROW (row);
}

/* Gives the comment a number on the picture if its place is seen there. Returns: the number, 0 for none */
static guint
add_mark (StudioCommentsPanel *self,
          const StudioComment *comment,
          const StudioCommentSpot *spot)
{
  StudioPin pin = { NULL, studio_comment_words_to_place (&comment->place, spot), self->marks->len + 1, NULL, "comment" };
  char *words, *key, *name;

  if (!spot->there || !studio_check_place_is_drawn (&pin.place))
    return 0;
  /* TRANSLATORS: a numbered mark on the picture, who wrote the comment, and what */
  words = g_strdup_printf (_ ("Comment %1$u by %2$s: %3$s"), pin.number, comment->by, comment->text);
  key = g_strdup (comment->id);
  name = g_strdup (pin.place.name);
  g_ptr_array_add (self->mark_words, words);
  g_ptr_array_add (self->mark_words, key);
  g_ptr_array_add (self->mark_words, name);
  pin.key = key;
  pin.words = words;
  pin.place.name = name;
  g_array_append_val (self->marks, pin);
  return pin.number;
}

/* Puts @row at @index. */
static void
place_row (StudioCommentsPanel *self,
           StudioCommentRow *row,
           int index)
{
  if (gtk_list_box_get_row_at_index (self->list, index) == GTK_LIST_BOX_ROW (row))
    return;
  g_object_ref_sink (row);
  if (gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), index);
  g_object_unref (row);
}

/* Rows beyond the first @n are of comments that are not shown any more; the focus goes to the one in its place. */
static void
drop_rows (StudioCommentsPanel *self,
           int n)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = FALSE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL) {
    had_focus = had_focus || (focus != NULL && (focus == GTK_WIDGET (row) || gtk_widget_is_ancestor (focus, GTK_WIDGET (row))));
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  }
  if (had_focus)
    studio_comments_panel_focus (self);
}

static void
show_rows (StudioCommentsPanel *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (document_of (self)));
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);
  g_autoptr (GArray) comments = studio_comments_list (root_of (self));
  gboolean done = shows_done (self);
  int index = 0;

  g_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->mark_words, 0);
  for (guint i = 0; i < comments->len && index < MOST_ROWS; i++) {
    const StudioComment *comment = &g_array_index (comments, StudioComment, i);
    StudioCommentRowLook look;
    StudioCommentSpot spot;
    StudioCommentRow *row;
    g_autofree char *place = NULL;

    if (studio_comment_is_done (comment) != done)
      continue;
    spot = studio_comment_places_find (places, &comment->place);
    place = studio_comment_words_place (&comment->place, &spot, snapshot, checker_of (self));
    row = find_row (self, comment->id);
    if (row == NULL)
      row = make_row (self, comment->id);
    look = (StudioCommentRowLook){
      .place = place,
      .goes = spot.there && comment->place.on != STUDIO_COMMENT_POST,
      .gone = !spot.there,
      .number = done ? 0 : add_mark (self, comment, &spot),
      .own = studio_comment_is_by (comment, NULL),
    };
    studio_comment_row_show (row, root_of (self), &look);
    place_row (self, row, index++);
  }
  drop_rows (self, index);
}

/* --- head, and the page without rows --- */

static void
show_empty (StudioCommentsPanel *self)
{
  guint shown = shows_done (self) ? self->n_done : self->n_open;
  const char *title = _ ("No comments yet"), *words = _ ("Select a layer, words of the caption or a field, and press Ctrl+Alt+M. Or write about the whole post.");

  if (shows_done (self)) {
    title = _ ("Nothing is done yet");
    words = _ ("Comments that are settled are kept here.");
  } else if (self->n_done > 0) {
    title = _ ("All comments are done");
    words = NULL;
  }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), shown == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), shown > MOST_ROWS);
}

static void
show_counts (StudioCommentsPanel *self)
{
  /* TRANSLATORS: how many comments wait, "Open · 2" */
  g_autofree char *open = g_strdup_printf (_ ("Open · %u"), self->n_open);
  /* TRANSLATORS: how many comments are settled, "Done · 3" */
  g_autofree char *done = g_strdup_printf (_ ("Done · %u"), self->n_done);

  gtk_button_set_label (GTK_BUTTON (self->open_button), open);
  gtk_button_set_label (GTK_BUTTON (self->done_button), done);
}

/* The number is told in the switcher whether the panel is seen or not. */
static void
count (StudioCommentsPanel *self)
{
  guint before = self->n_open;

  self->n_open = self->n_done = 0;
  if (document_of (self) != NULL)
    studio_comments_count (root_of (self), &self->n_open, &self->n_done);
  show_counts (self);
  if (self->n_open != before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_OPEN]);
}

static void
refresh (StudioCommentsPanel *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  count (self);
  if (document_of (self) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_empty (self);
  show_rows (self);
  set_current (self, self->current);
}

static gboolean
refresh_cb (gpointer data)
{
  StudioCommentsPanel *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: a row may be in the middle of what led here. */
static void
queue_refresh (StudioCommentsPanel *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioCommentsPanel *self)
{
  queue_refresh (self);
}

static void
filter_cb (StudioCommentsPanel *self)
{
  if (document_of (self) != NULL)
    queue_refresh (self);
}

/* --- */

static void
set_composer (StudioCommentsPanel *self,
              StudioComposer *composer)
{
  if (!g_set_object (&self->composer, composer))
    return;
  g_signal_group_set_target (self->post_signals, composer != NULL ? studio_document_get_post (document_of (self)) : NULL);
  g_clear_pointer (&self->current, g_free);
  gtk_toggle_button_set_active (self->open_button, TRUE);
  g_array_set_size (self->marks, 0);
  drop_rows (self, 0);
  refresh (self);
}

void
studio_comments_panel_focus (StudioCommentsPanel *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (STUDIO_IS_COMMENTS_PANEL (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (shows_done (self) ? self->done_button : self->open_button));
}

void
studio_comments_panel_open (StudioCommentsPanel *self,
                            const char *id)
{
  StudioCommentRow *row;
  StudioComment comment;

  g_return_if_fail (STUDIO_IS_COMMENTS_PANEL (self) && id != NULL);

  if (document_of (self) == NULL || !studio_comments_find (root_of (self), id, &comment))
    return;
  gtk_toggle_button_set_active (studio_comment_is_done (&comment) ? self->done_button : self->open_button, TRUE);
  refresh (self);
  row = find_row (self, id);
  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  activated_cb (self->list, GTK_LIST_BOX_ROW (row), self);
}

GArray *
studio_comments_panel_get_marks (StudioCommentsPanel *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMENTS_PANEL (self), NULL);

  return self->marks;
}

const char *
studio_comments_panel_get_current (StudioCommentsPanel *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMENTS_PANEL (self), NULL);

  return self->current;
}

static void
studio_comments_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_comments_panel_parent_class)->map (widget);
  refresh (STUDIO_COMMENTS_PANEL (widget));
}

static void
studio_comments_panel_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  StudioCommentsPanel *self = STUDIO_COMMENTS_PANEL (object);

  if (id == PROP_COMPOSER)
    g_value_set_object (value, self->composer);
  else if (id == PROP_LIVE_CHECK)
    g_value_set_object (value, self->live_check);
  else if (id == PROP_N_OPEN)
    g_value_set_uint (value, self->n_open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_comments_panel_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  StudioCommentsPanel *self = STUDIO_COMMENTS_PANEL (object);

  if (id == PROP_COMPOSER)
    set_composer (self, g_value_get_object (value));
  else if (id == PROP_LIVE_CHECK)
    g_set_object (&self->live_check, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_comments_panel_dispose (GObject *object)
{
  StudioCommentsPanel *self = STUDIO_COMMENTS_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->post_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_COMMENTS_PANEL);
  g_clear_object (&self->composer);
  g_clear_object (&self->live_check);

  G_OBJECT_CLASS (studio_comments_panel_parent_class)->dispose (object);
}

static void
studio_comments_panel_finalize (GObject *object)
{
  StudioCommentsPanel *self = STUDIO_COMMENTS_PANEL (object);

  g_array_unref (self->marks);
  g_ptr_array_unref (self->mark_words);
  g_free (self->current);

  G_OBJECT_CLASS (studio_comments_panel_parent_class)->finalize (object);
}

static void
studio_comments_panel_class_init (StudioCommentsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_comments_panel_get_property;
  object_class->set_property = studio_comments_panel_set_property;
  object_class->dispose = studio_comments_panel_dispose;
  object_class->finalize = studio_comments_panel_finalize;
  widget_class->map = studio_comments_panel_map;

  props[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_LIVE_CHECK] = g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  marks_signal = g_signal_new ("marks-changed", STUDIO_TYPE_COMMENTS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-comments-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCommentsPanel, open_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentsPanel, done_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentsPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentsPanel, more);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentsPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
studio_comments_panel_init (StudioCommentsPanel *self)
{
  g_autofree char *more = g_strdup_printf (_ ("The first %d are shown."), MOST_ROWS);

  self->marks = g_array_new (FALSE, FALSE, sizeof (StudioPin));
  self->mark_words = g_ptr_array_new_with_free_func (g_free);
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->more, more);
  show_counts (self);
}
