#include "config.h"

#include "studio-brand-edition-card.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-brand-entry.h"

struct _StudioBrandEditionCard
{
  GtkBox parent_instance;
  GtkLabel *name;
  GtkLabel *badge;
  GtkListBox *rows;
  StudioBrandSession *session; /* not ours */
  guint index;
};

G_DEFINE_FINAL_TYPE (StudioBrandEditionCard, studio_brand_edition_card, GTK_TYPE_BOX)

static const struct
{
  const char *title, *member;
  StudioBrandEntryKind kind;
  const char *placeholder;
} entries[] = {
  { N_ ("Name of the edition"), "name", STUDIO_BRAND_ENTRY_TEXT, N_ ("Paser Tuntas") },
  { N_ ("Slogan"), "slogan", STUDIO_BRAND_ENTRY_TEXT, NULL },
  { N_ ("Hashtags"), "hashtags", STUDIO_BRAND_ENTRY_TAGS, "#PaserTuntas #PemkabPaser" },
  { N_ ("Valid from"), "valid/from", STUDIO_BRAND_ENTRY_DATE, N_ ("20 February 2025") },
  { N_ ("Valid until"), "valid/to", STUDIO_BRAND_ENTRY_DATE, N_ ("open") },
  { N_ ("Source"), "source", STUDIO_BRAND_ENTRY_TEXT, N_ ("Regulation or page that says so") },
};

/* Returns: (transfer full): in the document */
static char *
path_to (StudioBrandEditionCard *self,
         const char *member)
{
  return g_strdup_printf ("editions/%u/%s", self->index, member);
}

static void
set_badge (StudioBrandEditionCard *self,
           const char *words,
           const char *kind)
{
  gtk_label_set_label (self->badge, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->badge), (const char *[]){ "brand-badge", kind, NULL });
}

static void
show_validity (StudioBrandEditionCard *self)
{
  GPtrArray *editions = studio_brand_list_editions (studio_brand_session_get_brand (self->session));
  StudioEditionState state = STUDIO_EDITION_VALID;
  GDate today;

  studio_brand_get_today (&today);
  if (self->index < editions->len)
    state = studio_brand_get_edition_state (g_ptr_array_index (editions, self->index), &today);
  if (state == STUDIO_EDITION_EXPIRED)
    set_badge (self, _ ("⚠ Expired"), "notice");
  else if (state == STUDIO_EDITION_FUTURE)
    set_badge (self, _ ("Not yet valid"), "notice");
  else
    set_badge (self, _ ("✓ Valid"), "good");
}

void
studio_brand_edition_card_refresh (StudioBrandEditionCard *self,
                                   StudioBrandSession *session)
{
  g_autofree char *path = NULL;
  JsonNode *name;
  const char *text;

  g_return_if_fail (STUDIO_IS_BRAND_EDITION_CARD (self) && STUDIO_IS_BRAND_SESSION (session));

  self->session = session;
  path = path_to (self, "name");
  name = studio_json_lookup (studio_brand_session_get_json (session), path);
  text = name != NULL && JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : NULL;
  gtk_label_set_label (self->name, text != NULL && *text != '\0' ? text : _ ("Unnamed edition"));
  show_validity (self);
}

static void
remove_cb (GtkButton *button,
           StudioBrandEditionCard *self)
{
  g_autofree char *path = g_strdup_printf ("editions/%u", self->index);
  g_autoptr (GError) error = NULL;

  if (self->session != NULL && !studio_brand_session_set (self->session, path, NULL, _ ("Remove Edition"), NULL, &error) && error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
studio_brand_edition_card_class_init (StudioBrandEditionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-edition-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEditionCard, name);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEditionCard, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEditionCard, rows);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
studio_brand_edition_card_init (StudioBrandEditionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_brand_edition_card_new (guint index)
{
  StudioBrandEditionCard *self = g_object_new (STUDIO_TYPE_BRAND_EDITION_CARD, NULL);

  self->index = index;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_autofree char *path = path_to (self, entries[i].member);
    const char *placeholder = entries[i].placeholder != NULL ? _ (entries[i].placeholder) : NULL;

    gtk_list_box_append (self->rows, studio_brand_entry_new (_ (entries[i].title), path, entries[i].kind, placeholder));
  }
  return GTK_WIDGET (self);
}

void
studio_brand_edition_card_grab (StudioBrandEditionCard *self)
{
  g_return_if_fail (STUDIO_IS_BRAND_EDITION_CARD (self));

  studio_brand_entry_grab (STUDIO_BRAND_ENTRY (gtk_list_box_get_row_at_index (self->rows, 0)));
}
