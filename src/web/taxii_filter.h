// The query of a TAXII request becomes a filter.
//
//   share::Filter filter = TRY(taxii_filter(request, Matches::all));       // ?added_after=...&match[type]=indicator,malware&limit=100
//
// usage for what cannot be read: a limit that is no positive number, a time that is none, an unknown match[...]. Other parameters are
// passed over. The server's own bound lowers a limit without a word.
#pragma once

#include "feature/share/exchange.h"
#include "web/http.h"

namespace sekimori::web {

// Which match[...] an endpoint takes: all of them, or those on versions of one object.
enum class Matches : unsigned char { all, versions };

Result<share::Filter> taxii_filter(const Request& request, Matches matches);

}  // namespace sekimori::web
