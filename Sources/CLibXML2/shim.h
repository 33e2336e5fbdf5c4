// libxml2 built with ICU would draw in the system's ICU headers, whose enums clash with the ICU
// inside Foundation. Only the encoding handlers mention ICU, and those are not used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
