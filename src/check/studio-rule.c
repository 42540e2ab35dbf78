#include "config.h"

#include "studio-rule.h"

static const StudioRule *const families[] = {
  studio_rules_ang,
  studio_rules_eja,
  studio_rules_gbr,
  studio_rules_med,
  studio_rules_org,
  studio_rules_isi,
  studio_rules_hox,
};

/** Registry: @rules: (element-type StudioRule) */
typedef struct
{
  GPtrArray *rules;
  GHashTable *by_id;
} Registry;

static gpointer
join_families (gpointer data)
{
  Registry *all = g_new (Registry, 1);

  all->rules = g_ptr_array_new ();
  all->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    for (const StudioRule *rule = families[i]; rule->id != NULL; rule++) {
      g_ptr_array_add (all->rules, (gpointer) rule);
      g_hash_table_insert (all->by_id, (gpointer) rule->id, (gpointer) rule);
    }
  }
  return all;
}

static const Registry *
get_registry (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, join_families, NULL);
}

const StudioRule *const *
studio_rule_list (guint *n_rules)
{
  const Registry *all = get_registry ();

  *n_rules = all->rules->len;
  return (const StudioRule *const *) all->rules->pdata;
}

const StudioRule *
studio_rule_find (const char *id)
{
  return g_hash_table_lookup (get_registry ()->by_id, id);
}

const char *
studio_principle_name (StudioPrinciple principle)
{
  static const char *const names[STUDIO_N_PRINCIPLES] = { "kredibel", "integritas", "profesional", "responsif", "terintegrasi", "keterwakilan" };

  g_return_val_if_fail (principle < STUDIO_N_PRINCIPLES, NULL);
  return names[principle];
}
