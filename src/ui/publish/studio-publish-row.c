#include "config.h"

#include "studio-publish-row.h"

#include <glib/gi18n-lib.h>

#include "studio-platform-mark.h"

struct _StudioPublishRow
{
  GtkListBoxRow parent_instance;
  StudioPlatformMark *mark;
  GtkLabel *name;
  GtkLabel *line;
  GtkProgressBar *progress;
  GtkWidget *pill;
  GtkImage *icon;
  GtkLabel *word;
  GtkSwitch *toggle;
  GtkBox *beside;
  GtkLabel *sentence;
  GtkBox *below;
  GtkWidget *details;
  GtkLabel *detail;

  char *id;
  char *deeds; /* (nullable): the names of the buttons, and where they are */
  const char *style;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StudioPublishRow, studio_publish_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  SWITCHED,
  DEED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
switched_cb (StudioPublishRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SWITCHED], 0, gtk_switch_get_active (self->toggle));
}

static void
deed_cb (GtkButton *button,
         StudioPublishRow *self)
{
  g_signal_emit (self, signals[DEED], 0, g_object_get_data (G_OBJECT (button), "deed"));
}

static void
copy_cb (StudioPublishRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->detail));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Copied, without passwords and tokens."));
}

static void
studio_publish_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PUBLISH_ROW);

  G_OBJECT_CLASS (studio_publish_row_parent_class)->dispose (object);
}

static void
studio_publish_row_finalize (GObject *object)
{
  StudioPublishRow *self = STUDIO_PUBLISH_ROW (object);

  g_free (self->id);
  g_free (self->deeds);

  G_OBJECT_CLASS (studio_publish_row_parent_class)->finalize (object);
}

static void
studio_publish_row_class_init (StudioPublishRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_publish_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_publish_row_finalize;
  signals[SWITCHED] = g_signal_new ("switched", STUDIO_TYPE_PUBLISH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[DEED] = g_signal_new ("deed", STUDIO_TYPE_PUBLISH_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STUDIO_TYPE_PLATFORM_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-publish-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, mark);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, line);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, progress);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, pill);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, word);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, beside);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, below);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, details);
  gtk_widget_class_bind_template_child (widget_class, StudioPublishRow, detail);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
studio_publish_row_init (StudioPublishRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_publish_row_new (const char *id,
                        const char *platform)
{
  StudioPublishRow *self = g_object_new (STUDIO_TYPE_PUBLISH_ROW, NULL);

  self->id = g_strdup (id);
  studio_platform_mark_set_platform (self->mark, platform);
  return GTK_WIDGET (self);
}

const char *
studio_publish_row_get_id (StudioPublishRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PUBLISH_ROW (self), NULL);

  return self->id;
}

void
studio_publish_row_set_name (StudioPublishRow *self,
                             const char *name)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_words (GtkLabel *label,
           const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

static void
set_style (StudioPublishRow *self,
           const char *style)
{
  if (g_strcmp0 (self->style, style) == 0)
    return;
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->pill, self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (self->pill, style);
}

void
studio_publish_row_set_telling (StudioPublishRow *self,
                                const StudioPublishTelling *telling,
                                const char *line)
{
  g_autofree char *both = line != NULL && telling->line != NULL ? g_strdup_printf ("%s · %s", line, telling->line) : NULL;
  const char *words = both != NULL ? both : (line != NULL ? line : telling->line);
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  set_words (self->line, words);
  set_words (self->word, telling->word);
  /* a word or two stay on one line */
  gtk_label_set_wrap (self->word, telling->word != NULL && g_utf8_strlen (telling->word, -1) > gtk_label_get_max_width_chars (self->word));
  gtk_widget_set_visible (self->pill, telling->word != NULL);
  gtk_image_set_from_icon_name (self->icon, telling->icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), telling->icon != NULL);
  set_style (self, telling->style);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), telling->fraction >= 0);
  gtk_progress_bar_set_fraction (self->progress, MAX (telling->fraction, 0));
  set_words (self->sentence, telling->sentence);
  label = words == NULL ? g_strdup (gtk_label_get_label (self->name)) : g_strdup_printf ("%s, %s", gtk_label_get_label (self->name), words);
  if (telling->word != NULL) {
    g_autofree char *before = g_steal_pointer (&label);

    label = g_strdup_printf ("%s, %s", before, telling->word);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
studio_publish_row_set_tooltip (StudioPublishRow *self,
                                const char *tooltip)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  gtk_widget_set_tooltip_text (self->pill, tooltip);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->toggle), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip != NULL ? tooltip : "", -1);
}

void
studio_publish_row_set_switch (StudioPublishRow *self,
                               gboolean shown,
                               gboolean sensitive,
                               gboolean on)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  self->filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), sensitive);
  gtk_switch_set_active (self->toggle, on);
  self->filling = FALSE;
}

gboolean
studio_publish_row_get_switched (StudioPublishRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PUBLISH_ROW (self), FALSE);

  return gtk_switch_get_active (self->toggle);
}

/* --- buttons --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
name_deeds (const StudioPublishDeed *deeds,
            guint n,
            gboolean below)
{
  GString *names = g_string_new (below ? "v" : "h");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, " %s", deeds[i].name);
  return g_string_free (names, FALSE);
}

static void
add_deed (StudioPublishRow *self,
          GtkBox *box,
          const StudioPublishDeed *deed)
{
  GtkWidget *button = gtk_button_new_with_label (deed->label);
  g_autofree char *words = g_strdup_printf ("%s: %s", deed->label, gtk_label_get_label (self->name));

  gtk_widget_add_css_class (button, "deed");
  if (deed->style != NULL)
    gtk_widget_add_css_class (button, deed->style);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (button), "deed", g_strdup (deed->name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (deed_cb), self);
  gtk_box_append (box, button);
}

void
studio_publish_row_set_deeds (StudioPublishRow *self,
                              const StudioPublishDeed *deeds,
                              guint n,
                              gboolean below)
{
  g_autofree char *names = name_deeds (deeds, n, below || n > 1);
  GtkBox *box = below || n > 1 ? self->below : self->beside;

  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  /* a button that is there must not lose the focus ten times a second */
  if (g_strcmp0 (names, self->deeds) == 0)
    return;
  g_free (self->deeds);
  self->deeds = g_steal_pointer (&names);
  clear_box (self->beside);
  clear_box (self->below);
  for (guint i = 0; i < n; i++)
    add_deed (self, box, &deeds[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->below), box == self->below && n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), box == self->beside && n > 0);
}

static void
set_tooltip (GtkBox *box,
             const char *name,
             const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "deed"), name) == 0)
      gtk_widget_set_tooltip_text (child, tooltip);
  }
}

void
studio_publish_row_set_deed_tooltip (StudioPublishRow *self,
                                     const char *name,
                                     const char *tooltip)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  set_tooltip (self->beside, name, tooltip);
  set_tooltip (self->below, name, tooltip);
}

void
studio_publish_row_set_detail (StudioPublishRow *self,
                               const char *detail)
{
  g_return_if_fail (STUDIO_IS_PUBLISH_ROW (self));

  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (self->details, detail != NULL && *detail != '\0');
}
