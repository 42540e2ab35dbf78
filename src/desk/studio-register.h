#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * The office's registers: what their records (studio-library-records.h) hold, member by member, as people write it. Records are JSON objects;
 * what is unknown in one is kept. Functions that change something give a new root.
 */

/** StudioRegister: one register. */
typedef enum {
  STUDIO_REGISTER_PEOPLE,
  STUDIO_REGISTER_PLACES,
  STUDIO_REGISTER_OFFICES,
  STUDIO_REGISTER_ACCOUNTS,
} StudioRegister;

#define STUDIO_N_REGISTERS 4

/**
 * StudioRegisterType: how a member is written
 * @STUDIO_REGISTER_TEXT: one line, @STUDIO_REGISTER_NOTE: several
 * @STUDIO_REGISTER_DAY: a day, kept as "2025-02-20"
 * @STUDIO_REGISTER_CHOICE: one of a few values
 * @STUDIO_REGISTER_NAMES: names with ";" between
 * @STUDIO_REGISTER_OPERATORS: the same of people with a "since"
 */
typedef enum {
  STUDIO_REGISTER_TEXT,
  STUDIO_REGISTER_NOTE,
  STUDIO_REGISTER_DAY,
  STUDIO_REGISTER_CHOICE,
  STUDIO_REGISTER_NAMES,
  STUDIO_REGISTER_OPERATORS,
} StudioRegisterType;

/** StudioRegisterChoice: @value: as kept; @title: English msgid; @written: in tables, Indonesian; @also: what else is understood, with "|" between */
typedef struct
{
  const char *value;
  const char *title;
  const char *written;
  const char *also;
} StudioRegisterChoice;

/**
 * StudioRegisterColumn: one member
 * @title: English msgid
 * @header: in tables, Indonesian; @also: other headers that are understood, small letters without blanks, with "|" between
 * @choices: (nullable): until a NULL value
 * @free: whether other values than the choices may stand there
 */
typedef struct
{
  const char *member;
  const char *title;
  const char *header;
  const char *also;
  StudioRegisterType type;
  const StudioRegisterChoice *choices;
  gboolean free;
} StudioRegisterColumn;

/** Returns: "person", "place", "office", "account": the kind of its records */
const char *studio_register_get_kind (StudioRegister reg);
gboolean studio_register_from_kind (const char *kind, StudioRegister *reg);
/** Returns: (transfer none) (array length=n_columns): the first one has to be filled */
const StudioRegisterColumn *studio_register_list_columns (StudioRegister reg, guint *n_columns);

/** Returns: (transfer full): the member as tables have it; "" if there is none */
char *studio_register_get_cell (JsonNode *root, const StudioRegisterColumn *column);
/**
 * studio_register_with_cell:
 * @text: as a person wrote it; blank removes the member
 * @today: what "besok" counts from
 *
 * Returns: (transfer full) (nullable): NULL with a sentence if it is not understood
 */
JsonNode *studio_register_with_cell (JsonNode *root, const StudioRegisterColumn *column, const char *text, const GDate *today, GError **error);
/** Returns: (transfer full): @root put right: a person's degrees taken out of the name, an account's handle and link tidied. */
JsonNode *studio_register_tidy (StudioRegister reg, JsonNode *root);
/** Returns: (transfer full): what two records that mean the same have in common: the name, of an account its platform and handle */
char *studio_register_make_key (StudioRegister reg, JsonNode *root);

/** Returns: (transfer full): of a person with degrees, "Dr. Hj. Siti Aminah, S.E., M.M."; of a place "Desa Sempulang"; else the name or handle */
char *studio_register_make_name (StudioRegister reg, JsonNode *root);
/** Returns: the day a member says; not valid if it says none */
GDate studio_register_get_day (JsonNode *root, const char *member);
/** Whether a person's term ended before @today, or has not begun. */
gboolean studio_register_is_past (JsonNode *root, const GDate *today);
/** Returns: days since the account's last post; -1 if that is not known */
int studio_register_count_days (JsonNode *root, const GDate *today);
/** @before, @name, @after: (out) (transfer full): of "Dr. Hj. Siti Aminah, S.E., M.M.": degrees without blanks around them, "" for none */
void studio_register_split_name (const char *full, char **before, char **name, char **after);

G_END_DECLS
