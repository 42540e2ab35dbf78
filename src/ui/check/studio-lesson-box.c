#include "config.h"

#include "studio-lesson-box.h"

#include <glib/gi18n-lib.h>

struct _StudioLessonBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioLessonBox, studio_lesson_box, GTK_TYPE_BOX)

static void
studio_lesson_box_class_init (StudioLessonBoxClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_lesson_box_init (StudioLessonBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lessons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Examples"), -1);
}

static void
add_words (StudioLessonBox *self,
           gboolean good,
           const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *icon, *label;
  /* TRANSLATORS: in front of an example of how not to write, and of how to */
  g_autofree char *said = g_strdup_printf ("%s %s", good ? _ ("Better:") : _ ("Often:"), words);

  icon = gtk_image_new_from_icon_name (good ? "object-select-symbolic" : "window-close-symbolic");
  label = gtk_label_new (said);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, good ? "success" : "error");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_widget_set_margin_bottom (line, good ? 6 : 0);
  gtk_box_append (GTK_BOX (self), line);
}

void
studio_lesson_box_set (StudioLessonBox *self,
                       const StudioRuleText *text)
{
  GtkWidget *child;

  g_return_if_fail (STUDIO_IS_LESSON_BOX (self) && text != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < text->n_lessons; i++) {
    add_words (self, FALSE, text->lessons[i].bad);
    add_words (self, TRUE, text->lessons[i].good);
  }
}
