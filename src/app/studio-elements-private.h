#pragma once

#include "studio-asset.h"
#include "studio-elements.h"

G_BEGIN_DECLS

/** Where a word was found that finds an element; a name says more than a word, the program's language more than the other. */
typedef enum {
  STUDIO_WORD_NAME,
  STUDIO_WORD_OTHER_NAME,
  STUDIO_WORD_INDONESIAN,
  STUDIO_WORD_ENGLISH,
  STUDIO_WORD_GROUP,
} StudioWordKind;

/** StudioElementWord: @text: folded, see studio_elements_fold() */
typedef struct
{
  StudioWordKind kind;
  char *text;
} StudioElementWord;

struct _StudioElement
{
  GObject parent_instance;

  char *id, *name, *group;
  GArray *words; /* (element-type StudioElementWord) */
  JsonNode *layer;
  JsonNode *picture;  /* (nullable) */
  StudioAsset *asset; /* (nullable): that the layer shows, and that a post has to be given */
};

typedef struct
{
  char *id, *name, *name_en;
  gboolean figures;
} StudioElementGroup;

struct _StudioElements
{
  GPtrArray *groups;   /* (element-type StudioElementGroup) */
  GPtrArray *elements; /* (element-type StudioElement) */
  GPtrArray *synonyms; /* (element-type GStrv), folded */
};

/** Whether the program speaks Indonesian. */
gboolean studio_elements_in_indonesian (void);
/** Returns: (transfer full): without capitals, accents and signs between words */
char *studio_elements_fold (const char *text);
/** @name, @name_en: in each language. Returns: (transfer full): an element that is found by its names only, yet */
StudioElement *studio_element_new (const char *id, const char *group, const char *name, const char *name_en, JsonNode *layer);
void studio_element_add_words (StudioElement *self, StudioWordKind kind, const char *const *words);
/** Takes @element. */
void studio_elements_take (StudioElements *self, StudioElement *element);
/** Adds the pictures in the brand's folder "stickers". */
void studio_elements_add_files (GPtrArray *list, StudioBrand *brand);
/** Adds the program's own icons and those of the fonts that are there. */
void studio_elements_add_icons (StudioElements *self);

G_END_DECLS
