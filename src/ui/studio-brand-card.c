#include "config.h"

#include "studio-brand-card.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-surface-paintable.h"

#define SWATCH_SIDE 36

struct _StudioBrandCard
{
  GtkFlowBoxChild parent_instance;
  GtkPicture *swatch;
  GtkLabel *name;
  GtkLabel *below; /* the slogan of today, else the region */
  GtkImage *tick;
  StudioBrand *brand; /* (nullable): of a broken one */
  char *problem;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioBrandCard, studio_brand_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
studio_brand_card_dispose (GObject *object)
{
  StudioBrandCard *self = STUDIO_BRAND_CARD (object);

  g_clear_object (&self->brand);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (studio_brand_card_parent_class)->dispose (object);
}

static void
studio_brand_card_class_init (StudioBrandCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandCard, name);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandCard, below);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandCard, tick);
}

static void
studio_brand_card_init (StudioBrandCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_swatch (StudioBrandCard *self)
{
  static const char *const tokens[] = { "primary", "accent", "accent2" };
  StudioColor colors[G_N_ELEMENTS (tokens)];
  g_autoptr (StudioSurfacePaintable) stripes = NULL;
  guint n_colors = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    n_colors += studio_brand_lookup_color (self->brand, tokens[i], &colors[n_colors]);
  if (n_colors == 0)
    return;
  stripes = studio_surface_paintable_new_stripes (colors, n_colors, SWATCH_SIDE, SWATCH_SIDE);
  gtk_picture_set_paintable (self->swatch, GDK_PAINTABLE (stripes));
}

/* The slogan that new posts take, if it is not what the brand is called by. Returns: (transfer full) (nullable) */
static char *
say_edition (StudioBrand *brand)
{
  const StudioEdition *edition;
  GDate today;

  studio_brand_get_today (&today);
  edition = studio_brand_find_edition (brand, &today);
  if (edition == NULL)
    return NULL;
  if (studio_brand_get_edition_state (edition, &today) == STUDIO_EDITION_EXPIRED)
    /* TRANSLATORS: a slogan's name, below the brand's */
    return g_strdup_printf (_ ("%s · expired"), edition->name);
  return g_str_equal (edition->name, studio_brand_get_name (brand)) ? NULL : g_strdup (edition->name);
}

/* Returns: (transfer full): brand, slogan and region; those that there are */
static char *
say_all (StudioBrand *brand,
         const char *edition,
         const char *region)
{
  GString *words = g_string_new (studio_brand_get_name (brand));

  if (edition != NULL)
    g_string_append_printf (words, ", %s", edition);
  if (region != NULL && *region != '\0')
    g_string_append_printf (words, ", %s", region);
  return g_string_free (words, FALSE);
}

GtkWidget *
studio_brand_card_new (StudioBrand *brand)
{
  StudioBrandCard *self = g_object_new (STUDIO_TYPE_BRAND_CARD, NULL);
  StudioJsonAt at = studio_json_at_root ("brand.json", studio_brand_get_json (brand));
  g_autofree char *edition = say_edition (brand);
  g_autofree char *all = NULL;
  const char *region = NULL, *below;

  self->brand = g_object_ref (brand);
  show_swatch (self);
  studio_json_get_string (&at, "region", FALSE, &region, NULL);
  below = edition != NULL ? edition : region;
  all = say_all (brand, edition, region);
  gtk_label_set_label (self->name, studio_brand_get_name (brand));
  gtk_label_set_label (self->below, below != NULL ? below : "");
  gtk_widget_set_visible (GTK_WIDGET (self->below), below != NULL && *below != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
studio_brand_card_new_broken (const StudioProblem *problem)
{
  StudioBrandCard *self = g_object_new (STUDIO_TYPE_BRAND_CARD, NULL);
  g_autofree char *spoken = NULL;

  self->problem = g_strdup (problem->message);
  gtk_label_set_label (self->name, problem->id);
  gtk_label_set_label (self->below, _ ("Cannot be read"));
  gtk_image_set_from_icon_name (self->tick, "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self), "broken");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem->message);
  spoken = g_strdup_printf ("%s, %s", problem->id, problem->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

const char *
studio_brand_card_get_problem (StudioBrandCard *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_CARD (self), NULL);

  return self->problem;
}

StudioBrand *
studio_brand_card_get_brand (StudioBrandCard *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_CARD (self), NULL);

  return self->brand;
}
