#include "config.h"

#include "studio-merge-row.h"

#include <glib/gi18n-lib.h>

#include "studio-feed-post.h"
#include "studio-shot.h"

/* of a picture, in px */
#define PICTURE_WIDTH 260
#define PICTURE_HEIGHT 190

struct _StudioMergeRow
{
  GtkListBoxRow parent_instance;
  GtkLabel *label;
  GtkCheckButton *mine;
  GtkCheckButton *theirs;
  GtkBox *mine_box;
  GtkBox *theirs_box;
  GtkLabel *mine_text;
  GtkLabel *theirs_text;
  char *key;
};

G_DEFINE_FINAL_TYPE (StudioMergeRow, studio_merge_row, GTK_TYPE_LIST_BOX_ROW)

static guint chosen_signal;

static void
toggled_cb (StudioMergeRow *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
show_picture (const StudioServices *services,
              GtkBox *box,
              StudioSnapshot *snapshot,
              const char *format_id)
{
  StudioTemplate *template = studio_snapshot_get_template (snapshot);
  const StudioFormat *format = format_id != NULL ? studio_format_find (format_id) : NULL;
  GPtrArray *formats = studio_template_get_formats (template);
  StudioFeedPost post = { .previewer = services->previewer, .snapshot = snapshot, .words = snapshot };
  StudioRect all;
  double scale;
  GtkWidget *shot;

  if (formats->len == 0)
    return;
  post.format = format != NULL && g_ptr_array_find (formats, format, NULL) ? format : g_ptr_array_index (formats, 0);
  all = (StudioRect){ 0, 0, post.format->size.w, post.format->size.h };
  scale = MIN (PICTURE_WIDTH / all.w, PICTURE_HEIGHT / all.h);
  shot = studio_shot_new ();
  studio_shot_show (STUDIO_SHOT (shot), &post, 0, &all, (int) (all.w * scale), (int) (all.h * scale));
  gtk_box_append (box, shot);
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
}

/* Who only hears it hears what each answer is, and of what. */
static void
name_choice (GtkCheckButton *button,
             const char *label,
             const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label, gtk_check_button_get_label (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

GtkWidget *
studio_merge_row_new (const StudioServices *services,
                      const StudioReunionQuestion *question,
                      StudioSnapshot *mine,
                      StudioSnapshot *theirs)
{
  StudioMergeRow *self;

  g_return_val_if_fail (services != NULL && question != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_MERGE_ROW, NULL);
  self->key = g_strdup (question->key);
  gtk_label_set_text (self->label, question->label);
  gtk_label_set_text (self->mine_text, question->mine);
  gtk_label_set_text (self->theirs_text, question->theirs);
  name_choice (self->mine, question->label, question->mine);
  name_choice (self->theirs, question->label, question->theirs);
  if (question->look) {
    show_picture (services, self->mine_box, mine, question->format);
    show_picture (services, self->theirs_box, theirs, question->format);
  }
  return GTK_WIDGET (self);
}

const char *
studio_merge_row_get_key (StudioMergeRow *self)
{
  g_return_val_if_fail (STUDIO_IS_MERGE_ROW (self), NULL);

  return self->key;
}

gboolean
studio_merge_row_get_theirs (StudioMergeRow *self)
{
  g_return_val_if_fail (STUDIO_IS_MERGE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->theirs);
}

void
studio_merge_row_set_theirs (StudioMergeRow *self,
                             gboolean theirs)
{
  g_return_if_fail (STUDIO_IS_MERGE_ROW (self));

  gtk_check_button_set_active (theirs ? self->theirs : self->mine, TRUE);
}

static void
studio_merge_row_finalize (GObject *object)
{
  g_free (STUDIO_MERGE_ROW (object)->key);
  G_OBJECT_CLASS (studio_merge_row_parent_class)->finalize (object);
}

static void
studio_merge_row_class_init (StudioMergeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_merge_row_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-merge-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, mine);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, mine_box);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, theirs_box);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, mine_text);
  gtk_widget_class_bind_template_child (widget_class, StudioMergeRow, theirs_text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
studio_merge_row_init (StudioMergeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
