#include "config.h"

#include "studio-comment-row.h"

#include <glib/gi18n-lib.h>

#include "studio-comment-words.h"

/* The last ones; what was said before them is counted */
#define MOST_REPLIES 20

struct _StudioCommentRow
{
  GtkListBoxRow parent_instance;
  GtkLabel *number;
  GtkLabel *who;
  GtkLabel *when;
  GtkButton *place;
  GtkLabel *place_label;
  GtkWidget *gone_icon;
  GtkLabel *still; /* a place that cannot be gone to */
  GtkLabel *text;
  GtkBox *replies;
  GtkLabel *done;
  GtkWidget *actions;
  GtkButton *settle_button;
  GtkWidget *reply_button;
  GtkWidget *more_button;
  GtkWidget *reply_box;
  GtkEditable *reply;
  GtkWidget *send_button;

  char *id;
  gboolean is_done;
};

G_DEFINE_FINAL_TYPE (StudioCommentRow, studio_comment_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  GO,
  REPLY,
  SETTLE,
  EDIT,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what is pressed; listeners may take the row away --- */

static void
go_cb (StudioCommentRow *self)
{
  g_autoptr (StudioCommentRow) keep = g_object_ref (self);

  g_signal_emit (keep, signals[GO], 0);
}

static void
settle_cb (StudioCommentRow *self)
{
  g_autoptr (StudioCommentRow) keep = g_object_ref (self);

  g_signal_emit (keep, signals[SETTLE], 0, !self->is_done);
}

static void
act (GtkWidget *widget,
     const char *name,
     GVariant *parameter)
{
  g_autoptr (StudioCommentRow) keep = g_object_ref (STUDIO_COMMENT_ROW (widget));

  g_signal_emit (keep, signals[g_str_equal (name, "comment.edit") ? EDIT : REMOVE], 0);
}

static char *
read_reply (StudioCommentRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->reply)));
}

static void
reply_changed_cb (StudioCommentRow *self)
{
  g_autofree char *text = read_reply (self);

  gtk_widget_set_sensitive (self->send_button, *text != '\0');
}

static void
close_reply (StudioCommentRow *self)
{
  gtk_editable_set_text (self->reply, "");
  gtk_widget_set_visible (self->reply_box, FALSE);
  gtk_widget_set_visible (self->actions, TRUE);
}

static void
send_cb (StudioCommentRow *self)
{
  g_autoptr (StudioCommentRow) keep = g_object_ref (self);
  g_autofree char *text = read_reply (self);

  if (*text == '\0')
    return;
  close_reply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (keep, signals[REPLY], 0, text);
}

static void
cancel_cb (StudioCommentRow *self)
{
  close_reply (self);
  gtk_widget_grab_focus (self->reply_button);
}

void
studio_comment_row_begin_reply (StudioCommentRow *self)
{
  g_return_if_fail (STUDIO_IS_COMMENT_ROW (self));

  gtk_widget_set_visible (self->reply_box, TRUE);
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reply));
}

static gboolean
reply_key_cb (StudioCommentRow *self,
              guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  cancel_cb (self);
  return TRUE;
}

/* --- what is shown --- */

static GtkWidget *
make_label (const char *text,
            const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
show_replies (StudioCommentRow *self,
              JsonNode *root,
              const StudioComment *comment)
{
  guint first = comment->n_replies > MOST_REPLIES ? comment->n_replies - MOST_REPLIES : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->replies))) != NULL)
    gtk_box_remove (self->replies, child);
  if (first > 0) {
    g_autofree char *earlier = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u earlier reply", "%u earlier replies", first), first);

    gtk_box_append (self->replies, make_label (earlier, "dim-label"));
  }
  for (guint i = first; i < comment->n_replies; i++) {
    g_autofree char *who = NULL, *when = NULL, *head = NULL;
    GtkWidget *label;
    StudioReply reply;

    studio_comments_get_reply (root, comment->id, i, &reply);
    who = studio_comment_words_who (reply.by, NULL);
    when = studio_comment_words_time (reply.at);
    head = g_strdup_printf ("%s · %s", who, when);
    label = make_label (head, "caption");
    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (self->replies, label);
    gtk_box_append (self->replies, make_label (reply.text, NULL));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->replies), comment->n_replies > 0);
}

static void
show_place (StudioCommentRow *self,
            const StudioCommentRowLook *look)
{
  g_autofree char *words = g_strdup_printf (_ ("Go to %s"), look->place);

  gtk_label_set_label (self->place_label, look->place);
  gtk_label_set_label (self->still, look->place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), look->goes);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->still)), !look->goes);
  gtk_widget_set_visible (self->gone_icon, look->gone);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), _ ("Go There"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_state (StudioCommentRow *self,
            const StudioComment *comment)
{
  self->is_done = studio_comment_is_done (comment);
  gtk_button_set_label (self->settle_button, self->is_done ? _ ("Reopen") : _ ("Done"));
  gtk_widget_set_visible (GTK_WIDGET (self->done), self->is_done);
  if (self->is_done) {
    g_autofree char *who = studio_comment_words_who (comment->done_by, NULL), *when = studio_comment_words_time (comment->done_at);
    /* TRANSLATORS: a comment was settled, by whom and when */
    g_autofree char *words = g_strdup_printf (_ ("Done: %1$s · %2$s"), who, when);

    gtk_label_set_label (self->done, words);
    gtk_widget_add_css_class (GTK_WIDGET (self), "settled");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "settled");
  }
}

static void
show_number (StudioCommentRow *self,
             guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);

  gtk_label_set_label (self->number, words);
  gtk_widget_set_visible (GTK_WIDGET (self->number), number > 0);
}

void
studio_comment_row_show (StudioCommentRow *self,
                         JsonNode *root,
                         const StudioCommentRowLook *look)
{
  g_autofree char *who = NULL, *time = NULL, *when = NULL, *name = NULL;
  StudioComment comment;

  g_return_if_fail (STUDIO_IS_COMMENT_ROW (self) && root != NULL && look != NULL);

  if (!studio_comments_find (root, self->id, &comment))
    return;
  who = studio_comment_words_who (comment.by, comment.role);
  time = studio_comment_words_time (comment.at);
  when = comment.edited != NULL ? g_strdup_printf (_ ("%s, edited"), time) : g_strdup (time);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->text, comment.text);
  show_number (self, look->number);
  show_place (self, look);
  show_replies (self, root, &comment);
  show_state (self, &comment);
  gtk_widget_set_visible (self->more_button, look->own);
  /* TRANSLATORS: what a screen reader says of a comment: who wrote it, where, what */
  name = g_strdup_printf (_ ("Comment by %1$s, %2$s: %3$s"), who, look->place, comment.text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
studio_comment_row_set_current (StudioCommentRow *self,
                                gboolean current)
{
  g_return_if_fail (STUDIO_IS_COMMENT_ROW (self));

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

/* --- */

static void
studio_comment_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_COMMENT_ROW);

  G_OBJECT_CLASS (studio_comment_row_parent_class)->dispose (object);
}

static void
studio_comment_row_finalize (GObject *object)
{
  g_free (STUDIO_COMMENT_ROW (object)->id);

  G_OBJECT_CLASS (studio_comment_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, number);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, who);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, when);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, place);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, gone_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, still);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, text);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, replies);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, done);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, actions);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, settle_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, reply_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, reply_box);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, reply);
  gtk_widget_class_bind_template_child (widget_class, StudioCommentRow, send_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_comment_row_begin_reply);
  gtk_widget_class_bind_template_callback (widget_class, reply_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reply_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
studio_comment_row_class_init (StudioCommentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_comment_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_comment_row_finalize;
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REPLY] = g_signal_new ("reply", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTLE] = g_signal_new ("settle", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "comment.edit", NULL, act);
  gtk_widget_class_install_action (widget_class, "comment.remove", NULL, act);
  bind_template (widget_class);
}

static void
studio_comment_row_init (StudioCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_comment_row_new (const char *id)
{
  StudioCommentRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_COMMENT_ROW, NULL);
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

const char *
studio_comment_row_get_id (StudioCommentRow *self)
{
  g_return_val_if_fail (STUDIO_IS_COMMENT_ROW (self), NULL);

  return self->id;
}
