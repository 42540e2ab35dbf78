#include "config.h"

#include "studio-edition-row.h"

#include <glib/gi18n-lib.h>

struct _StudioEditionRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *line;
  GtkDropDown *choice;
  GtkWidget *notice;
  GtkLabel *sentence;
  GtkButton *other;
  StudioDocument *document; /* (nullable) */
  StudioBrand *brand;       /* (nullable): the one whose editions are listed */
  const char *offered;      /* (nullable): id of the edition that the button takes; belongs to the brand */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioEditionRow, studio_edition_row, GTK_TYPE_WIDGET)

static GPtrArray *
editions_of (StudioEditionRow *self)
{
  return studio_brand_list_editions (self->brand);
}

static const char *
state_word (StudioEditionState state)
{
  switch (state) {
  case STUDIO_EDITION_VALID:
    return C_ ("edition", "In use");
  case STUDIO_EDITION_EXPIRED:
    return C_ ("edition", "Expired");
  case STUDIO_EDITION_FUTURE:
    return C_ ("edition", "Not yet in use");
  }
  g_return_val_if_reached (NULL);
}

static void
list_editions (StudioEditionRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *editions = editions_of (self);
  GDate today;

  studio_brand_get_today (&today);
  for (guint i = 0; i < editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (editions, i);

    gtk_string_list_take (names, g_strdup_printf ("%s · %s", edition->name, state_word (studio_brand_get_edition_state (edition, &today))));
  }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
}

/* Returns: (transfer full) (nullable): what there is to say of a time that is over or still to come */
static char *
make_sentence (const StudioEdition *edition,
               const GDate *today)
{
  StudioEditionState state = studio_brand_get_edition_state (edition, today);
  g_autofree char *day = NULL;

  if (state == STUDIO_EDITION_VALID)
    return NULL;
  day = studio_date_format (state == STUDIO_EDITION_EXPIRED ? &edition->to : &edition->from, STUDIO_DATE_MEDIUM);
  if (state == STUDIO_EDITION_EXPIRED)
    /* TRANSLATORS: a slogan's name and the last day it was valid */
    return g_strdup_printf (_ ("The slogan “%s” ended on %s."), edition->name, day);
  /* TRANSLATORS: a slogan's name and the first day it will be valid */
  return g_strdup_printf (_ ("The slogan “%s” begins on %s."), edition->name, day);
}

static void
show_notice (StudioEditionRow *self,
             const StudioEdition *edition)
{
  const StudioEdition *better;
  g_autofree char *sentence = NULL;
  g_autofree char *label = NULL;
  GDate today;

  studio_brand_get_today (&today);
  sentence = make_sentence (edition, &today);
  better = studio_brand_find_edition (self->brand, &today);
  self->offered = better != NULL && better != edition && studio_brand_get_edition_state (better, &today) == STUDIO_EDITION_VALID ? better->id : NULL;
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->notice, sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->other), self->offered != NULL);
  if (self->offered != NULL) {
    label = g_strdup_printf (_ ("Use %s"), better->name);
    gtk_button_set_label (self->other, label);
  }
}

static void
update (StudioEditionRow *self)
{
  StudioPost *post = studio_document_get_post (self->document);
  const StudioEdition *edition = studio_post_get_edition (post);
  guint index;

  self->showing = TRUE;
  if (g_set_object (&self->brand, studio_post_get_brand (post)))
    list_editions (self);
  gtk_widget_set_visible (self->line, editions_of (self)->len > 1);
  gtk_widget_set_visible (self->notice, FALSE);
  if (edition != NULL && g_ptr_array_find (editions_of (self), edition, &index)) {
    gtk_drop_down_set_selected (self->choice, index);
    show_notice (self, edition);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->line) || gtk_widget_get_visible (self->notice));
  self->showing = FALSE;
}

static void
post_changed_cb (StudioEditionRow *self,
                 const char *path)
{
  /* typing changes neither */
  if (!g_str_has_prefix (path, "content/"))
    update (self);
}

static void
chosen_cb (StudioEditionRow *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);

  if (!self->showing && self->document != NULL && index < editions_of (self)->len)
    studio_document_set_edition (self->document, ((const StudioEdition *) g_ptr_array_index (editions_of (self), index))->id);
}

static void
other_cb (StudioEditionRow *self)
{
  if (self->offered != NULL)
    studio_document_set_edition (self->document, self->offered);
}

static void
studio_edition_row_dispose (GObject *object)
{
  StudioEditionRow *self = STUDIO_EDITION_ROW (object);

  studio_edition_row_set_document (self, NULL);
  g_clear_object (&self->brand);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_EDITION_ROW);

  G_OBJECT_CLASS (studio_edition_row_parent_class)->dispose (object);
}

static void
studio_edition_row_class_init (StudioEditionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_edition_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-edition-row.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, box);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, line);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, choice);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, notice);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioEditionRow, other);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
}

static void
studio_edition_row_init (StudioEditionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_edition_row_set_document (StudioEditionRow *self,
                                 StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_EDITION_ROW (self));
  g_return_if_fail (document == NULL || STUDIO_IS_DOCUMENT (document));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (studio_document_get_post (self->document), post_changed_cb, self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  g_signal_connect_object (studio_document_get_post (document), "changed", G_CALLBACK (post_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
