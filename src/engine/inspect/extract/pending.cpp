#include "engine/inspect/extract/office_package.h"
#include "engine/inspect/extract/walk.h"
namespace sekimori::inspect {
namespace {
void later(Reading& at) { at.refuse(model::Reason::unsupported, "files of type " + at.media_type + " are not read"); }
}
void read_compound(Reading& at) { later(at); }
}  // namespace sekimori::inspect
namespace sekimori::inspect {
}
