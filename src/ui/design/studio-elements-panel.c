#include "config.h"

#include "studio-elements-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-composer.h"
#include "studio-design-cells.h"
#include "studio-element-place.h"
#include "studio-element-tile.h"

#define TILE 56
/* Of the charts, whose names stand below them */
#define CHART_WIDTH 88
#define CHART_HEIGHT 66
/* Icons that stand among the groups, and more of what was found at a time */
#define FIRST_ICONS 12
#define MORE 60

struct _StudioElementsPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkEditable *search;
  GtkWidget *charts_hint;
  GtkStack *stack;
  GtkScrolledWindow *groups_scroll;
  GtkBox *groups;
  GtkScrolledWindow *found_scroll;
  GtkFlowBox *found_tiles;
  GtkWidget *more;
  GtkLabel *none;

  StudioComposer *composer; /* (nullable) */
  StudioPost *post;         /* (nullable): the composer's */
  StudioBrand *brand;       /* (nullable): that the pictures are of */
  StudioElementPictures *pictures;
  StudioElements *elements; /* (nullable): until a thread has read them */
  GPtrArray *stickers;      /* (nullable) (element-type StudioElement): of the post's brand */
  GPtrArray *found;         /* (nullable) (element-type StudioElement) */
  guint load_id;
  guint charts : 1; /* it holds the elements with figures, else all the others */
  guint reading : 1;
  guint all_icons : 1;
};

G_DEFINE_FINAL_TYPE (StudioElementsPanel, studio_elements_panel, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  PROP_CHARTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- pictures of what is seen --- */

static void
load_seen_of (StudioElementsPanel *self,
              GtkWidget *scroll,
              GtkFlowBox *flow)
{
  int height = gtk_widget_get_height (scroll);

  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (flow)); tile != NULL; tile = gtk_widget_get_next_sibling (tile)) {
    graphene_rect_t bounds;

    /* half a view ahead, so that scrolling rarely meets empty tiles */
    if (gtk_widget_compute_bounds (tile, scroll, &bounds) && bounds.origin.y < height * 1.5 && bounds.origin.y + bounds.size.height > -height * 0.5)
      studio_element_tile_load (STUDIO_ELEMENT_TILE (tile), self->pictures);
  }
}

static void
load_seen (StudioElementsPanel *self)
{
  GtkWidget *scroll = GTK_WIDGET (self->groups_scroll);

  if (self->stickers == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "groups") != 0) {
    load_seen_of (self, GTK_WIDGET (self->found_scroll), self->found_tiles);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_FLOW_BOX (child))
      load_seen_of (self, scroll, GTK_FLOW_BOX (child));
  }
}

static gboolean
load_seen_cb (GtkWidget *widget,
              GdkFrameClock *clock,
              gpointer data)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (widget);

  self->load_id = 0;
  load_seen (self);
  return G_SOURCE_REMOVE;
}

/* At the next frame, when everything has its place */
static void
queue_load (StudioElementsPanel *self)
{
  if (self->load_id == 0)
    self->load_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), load_seen_cb, NULL, NULL);
}

/* --- placing --- */

static void
place (StudioElementsPanel *self,
       StudioElement *element)
{
  if (self->composer == NULL)
    return;
  studio_element_place (element, self->composer, NULL);
  studio_design_cells_open (GTK_WIDGET (self), self->composer);
}

static void
tile_activated_cb (GtkFlowBox *flow,
                   GtkFlowBoxChild *child,
                   StudioElementsPanel *self)
{
  place (self, studio_element_tile_get_element (STUDIO_ELEMENT_TILE (child)));
}

static void
add_tiles (GtkFlowBox *flow,
           GPtrArray *elements,
           guint from,
           guint end)
{
  for (guint i = from; i < end && i < elements->len; i++)
    gtk_flow_box_append (flow, studio_element_tile_new (g_ptr_array_index (elements, i), TILE, TILE));
}

/* Kinds of charts look alike when they are small, so their names are read. */
static void
add_named_tiles (GtkFlowBox *flow,
                 GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++) {
    GtkWidget *tile = studio_element_tile_new (g_ptr_array_index (elements, i), CHART_WIDTH, CHART_HEIGHT);

    studio_element_tile_show_name (STUDIO_ELEMENT_TILE (tile));
    gtk_flow_box_append (flow, tile);
  }
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL) {
    if (GTK_IS_FLOW_BOX (box))
      gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
  }
}

/* --- what was found --- */

static void
show_more (StudioElementsPanel *self)
{
  guint shown = 0;

  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->found_tiles)); tile != NULL; tile = gtk_widget_get_next_sibling (tile))
    shown++;
  add_tiles (self->found_tiles, self->found, shown, shown + MORE);
  gtk_widget_set_visible (self->more, self->found->len > shown + MORE);
  queue_load (self);
}

static void
show_found (StudioElementsPanel *self,
            GPtrArray *found)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  clear_box (GTK_WIDGET (self->found_tiles));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->found_scroll), 0);
  if (found->len > 0) {
    show_more (self);
  } else {
    g_autofree char *words = g_strdup_printf (_ ("Nothing is called “%s”. Try another word, such as school or road."), gtk_editable_get_text (self->search));

    gtk_label_set_label (self->none, words);
  }
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
}

static void
update_found (StudioElementsPanel *self)
{
  const char *text = gtk_editable_get_text (self->search);
  gboolean empty = *text == '\0';

  if (self->elements == NULL)
    return;
  if (!empty) {
    self->all_icons = FALSE;
    show_found (self, studio_elements_search (self->elements, self->stickers, text));
  } else if (self->all_icons) {
    show_found (self, studio_elements_list (self->elements, STUDIO_ELEMENTS_ICONS));
  } else {
    gtk_stack_set_visible_child_name (self->stack, "groups");
    queue_load (self);
  }
}

static void
search_changed_cb (StudioElementsPanel *self)
{
  self->all_icons = FALSE;
  update_found (self);
}

/* Enter puts the best on the page. */
static void
search_activate_cb (StudioElementsPanel *self)
{
  update_found (self);
  if (*gtk_editable_get_text (self->search) != '\0' && self->found != NULL && self->found->len > 0)
    place (self, g_ptr_array_index (self->found, 0));
}

static void
clear_search_cb (StudioElementsPanel *self)
{
  self->all_icons = FALSE;
  gtk_editable_set_text (self->search, "");
  update_found (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
all_icons_cb (StudioElementsPanel *self)
{
  self->all_icons = TRUE;
  update_found (self);
  gtk_widget_child_focus (GTK_WIDGET (self->found_tiles), GTK_DIR_TAB_FORWARD);
}

static void
more_cb (StudioElementsPanel *self)
{
  show_more (self);
}

/* --- keys --- */

/* A flow box would walk through all its tiles by Tab; here arrows do that, and Tab goes on to the next group. */
static gboolean
tab_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioElementsPanel *self)
{
  GtkWidget *flow = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  GtkWidget *at = flow, *end;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  while ((at = back ? gtk_widget_get_prev_sibling (at) : gtk_widget_get_next_sibling (at)) != NULL) {
    if (gtk_widget_child_focus (at, GTK_DIR_TAB_FORWARD))
      return GDK_EVENT_STOP;
  }
  /* from the outermost tile GTK itself finds the way out */
  end = back ? gtk_widget_get_first_child (flow) : gtk_widget_get_last_child (flow);
  if (end != NULL)
    gtk_widget_grab_focus (end);
  return GDK_EVENT_PROPAGATE;
}

static void
add_keys (StudioElementsPanel *self,
          GtkWidget *flow)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (tab_pressed_cb), self);
  gtk_widget_add_controller (flow, keys);
}

/* --- groups --- */

static GtkWidget *
heading_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "element-heading");
  return label;
}

static GtkWidget *
flow_new (StudioElementsPanel *self,
          const char *name)
{
  GtkWidget *flow = gtk_flow_box_new ();
  guint columns = self->charts ? 2 : 3;

  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), columns);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), columns);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (flow, "child-activated", G_CALLBACK (tile_activated_cb), self);
  add_keys (self, flow);
  return flow;
}

static void
add_all_icons_button (StudioElementsPanel *self,
                      guint n_icons)
{
  g_autofree char *label = g_strdup_printf (_ ("All Icons (%u)"), n_icons);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (all_icons_cb), self);
  gtk_box_append (self->groups, button);
}

static void
add_group (StudioElementsPanel *self,
           guint index)
{
  const char *id = studio_elements_get_group_id (self->elements, index);
  const char *name = studio_elements_get_group_name (self->elements, index);
  gboolean icons = g_str_equal (id, STUDIO_ELEMENTS_ICONS);
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *flow;

  list = g_str_equal (id, STUDIO_ELEMENTS_STICKERS) ? g_ptr_array_ref (self->stickers) : studio_elements_list (self->elements, id);
  if (list->len == 0 || self->charts != studio_elements_group_has_figures (self->elements, index))
    return;
  flow = flow_new (self, name);
  /* the panel of charts is headed by that word already */
  if (!self->charts)
    gtk_box_append (self->groups, heading_new (name));
  gtk_box_append (self->groups, flow);
  if (self->charts)
    add_named_tiles (GTK_FLOW_BOX (flow), list);
  else
    add_tiles (GTK_FLOW_BOX (flow), list, 0, icons ? FIRST_ICONS : list->len);
  if (icons && list->len > FIRST_ICONS)
    add_all_icons_button (self, list->len);
}

/* The brand is another one, or the catalogue has come: everything is made anew. */
static void
rebuild (StudioElementsPanel *self)
{
  StudioBrand *brand = self->post != NULL ? studio_post_get_brand (self->post) : NULL;

  g_set_object (&self->brand, brand);
  clear_box (GTK_WIDGET (self->groups));
  clear_box (GTK_WIDGET (self->found_tiles));
  g_clear_pointer (&self->stickers, g_ptr_array_unref);
  studio_element_pictures_set_brand (self->pictures, self->brand);
  if (self->elements == NULL || self->brand == NULL)
    return;
  self->stickers = studio_elements_list_stickers (self->brand);
  for (guint i = 0; i < studio_elements_get_n_groups (self->elements); i++)
    add_group (self, i);
  update_found (self);
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, studio_elements_get_default (), NULL);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (source);

  self->elements = g_task_propagate_pointer (G_TASK (result), NULL);
  rebuild (self);
}

/* The catalogue is read when somebody looks for the first time. */
static void
studio_elements_panel_map (GtkWidget *widget)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (widget);

  GTK_WIDGET_CLASS (studio_elements_panel_parent_class)->map (widget);
  if (!self->reading) {
    g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);

    self->reading = TRUE;
    g_task_run_in_thread (task, read_thread);
  }
  queue_load (self);
}

/* --- */

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioElementsPanel *self)
{
  if (studio_post_get_brand (post) != self->brand)
    rebuild (self);
}

static void
set_composer (StudioElementsPanel *self,
              StudioComposer *composer)
{
  StudioPost *post = composer != NULL ? studio_document_get_post (studio_composer_get_document (composer)) : NULL;

  if (!g_set_object (&self->composer, composer))
    return;
  if (self->post != NULL)
    g_signal_handlers_disconnect_by_data (self->post, self);
  g_set_object (&self->post, post);
  if (post != NULL)
    g_signal_connect (post, "changed", G_CALLBACK (post_changed_cb), self);
  rebuild (self);
}

static void
studio_elements_panel_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_ELEMENTS_PANEL (object)->composer);
  else if (id == PROP_CHARTS)
    g_value_set_boolean (value, STUDIO_ELEMENTS_PANEL (object)->charts);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_elements_panel_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (object);

  if (id == PROP_COMPOSER)
    set_composer (self, g_value_get_object (value));
  else if (id == PROP_CHARTS)
    self->charts = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_elements_panel_constructed (GObject *object)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (object);

  G_OBJECT_CLASS (studio_elements_panel_parent_class)->constructed (object);
  gtk_widget_set_visible (GTK_WIDGET (self->search), !self->charts);
  gtk_widget_set_visible (self->charts_hint, self->charts);
}

static void
studio_elements_panel_dispose (GObject *object)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (object);

  if (self->box != NULL)
    set_composer (self, NULL);
  if (self->load_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->load_id);
  self->load_id = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_ELEMENTS_PANEL);

  G_OBJECT_CLASS (studio_elements_panel_parent_class)->dispose (object);
}

static void
studio_elements_panel_finalize (GObject *object)
{
  StudioElementsPanel *self = STUDIO_ELEMENTS_PANEL (object);

  g_clear_pointer (&self->stickers, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->brand);
  g_object_unref (self->pictures);

  G_OBJECT_CLASS (studio_elements_panel_parent_class)->finalize (object);
}

static void
studio_elements_panel_class_init (StudioElementsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_elements_panel_constructed;
  object_class->dispose = studio_elements_panel_dispose;
  object_class->finalize = studio_elements_panel_finalize;
  object_class->get_property = studio_elements_panel_get_property;
  object_class->set_property = studio_elements_panel_set_property;
  widget_class->map = studio_elements_panel_map;

  properties[PROP_CHARTS] = g_param_spec_boolean ("charts", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-elements-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, box);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, search);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, charts_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, groups_scroll);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, groups);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, found_scroll);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, found_tiles);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, more);
  gtk_widget_class_bind_template_child (widget_class, StudioElementsPanel, none);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
}

static void
studio_elements_panel_init (StudioElementsPanel *self)
{
  GtkScrolledWindow *scrolls[2];

  self->pictures = studio_element_pictures_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self, GTK_WIDGET (self->found_tiles));
  scrolls[0] = self->groups_scroll;
  scrolls[1] = self->found_scroll;
  for (int i = 0; i < 2; i++) {
    GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolls[i]);

    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
  }
}
