#include "engine/mask/residual.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/text.h"
#include "engine/mask/text/short_name.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::size_t shingle = 12;
constexpr std::size_t least_phrase = 24;
constexpr std::size_t most_signs = 20'000;  // of one text: what tells a report from others stands in its beginning, too

// What stands in everybody's mail tells nobody from anybody.
constexpr std::string_view everyday_phrases[] = {"いつもお世話になっております。",
                                                 "いつも大変お世話になっております。",
                                                 "平素より大変お世話になっております。",
                                                 "平素は格別のご高配を賜り、厚く御礼申し上げます。",
                                                 "お忙しいところ恐れ入りますが、よろしくお願いいたします。",
                                                 "ご確認のほどよろしくお願いいたします。",
                                                 "ご確認の程、何卒よろしくお願い申し上げます。",
                                                 "添付ファイルをご確認ください。",
                                                 "添付のファイルをご確認くださいますようお願いいたします。",
                                                 "下記のリンクをクリックしてご確認ください。",
                                                 "ご不明な点がございましたら、お気軽にお問い合わせください。",
                                                 "以上、よろしくお願いいたします。",
                                                 "今後ともよろしくお願い申し上げます。",
                                                 "突然のご連絡失礼いたします。",
                                                 "このメールは自動送信されています。返信はできませんのでご了承ください。",
                                                 "以下のとおり報告します。",
                                                 "不審なメールを受信しましたので報告いたします。",
                                                 "添付ファイルを開いたところ、",
                                                 "Please find the attached file.",
                                                 "Please see the attached document for details.",
                                                 "Thank you for your cooperation.",
                                                 "If you have any questions, please do not hesitate to contact us.",
                                                 "This is an automatically generated message, please do not reply.",
                                                 "Best regards,",
                                                 "Kind regards,"};

std::uint64_t hash_of(std::u32string_view signs) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char32_t c : signs) hash = (hash ^ c) * 0x100000001b3U;
  return hash;
}

// Loan words of everyday mail and of computers.
constexpr std::u32string_view loan_words =
    U" メール ファイル サーバ サーバー リンク パスワード アカウント ユーザ ユーザー システム ネットワーク セキュリティ ウイルス ウィルス "
    U"マルウェア ランサムウェア フィッシング サイト ページ ウェブ ドメイン "
    U"アドレス データ データベース ソフト ソフトウェア ハードウェア アプリ アプリケーション インストール ダウンロード アップロード "
    U"アクセス ログ ログイン ログオン プロキシ ゲートウェイ ルータ ルーター "
    U"ファイアウォール パソコン コンピュータ コンピューター スマートフォン タブレット プリンタ プリンター メモリ ディスク フォルダ "
    U"フォルダー ディレクトリ レジストリ プロセス サービス スクリプト マクロ コマンド "
    U"エラー メッセージ テスト チェック クリック ボタン メニュー タイトル サンプル コピー バックアップ リスト レポート スケジュール "
    U"プロジェクト グループ チーム メンバー マネージャ マネージャー リーダー "
    U"センター ビル ホテル セミナー イベント アンケート キャンペーン ニュース メディア コンテンツ デザイン モデル タイプ サイズ カラー "
    U"コード キー バージョン アップデート パッチ ライセンス クラウド "
    U"インターネット インシデント インフラ ホスト ポート プロトコル パケット ヘッダ ヘッダー ボディ テキスト イメージ アイコン "
    U"ショートカット アーカイブ ウィンドウ ブラウザ ブラウザー プラグイン ツール ロック "
    U"キャッシュ セッション トークン クッキー スパム ボット バックドア トロイ ペイロード ドロッパ ドロッパー ローダ ローダー "
    U"エクスプロイト ゼロデイ ハッシュ インジケータ ヒアリング ガイドライン ルール "
    U"ヘルプデスク コールセンター オペレータ オペレーター カスタマー サポート サンドボックス オフィス エクセル ワード アウトルック タスク "
    U"スケジューラ オンライン オフライン リモート デスクトップ ノート "
    U"トップ ホーム アジア ヨーロッパ アメリカ ロシア フランス ドイツ イギリス インド カナダ オーストラリア タイ ベトナム シンガポール "
    U"マレーシア インドネシア フィリピン エネルギー プラント ガス インボイス ";

// Words that begin with a capital in English sentences or name what everybody uses.
constexpr std::u32string_view plain_words =
    U" the this that these those there a an and but or if when while where who what which how why we you they he she it i our your their "
    U"his her its my in on at from to for with by of as is are "
    U"was were be been has have had do does did not no yes please dear hello hi hey thank thanks regards best kind sincerely subject date "
    U"sent received message mail email attachment attached file files link "
    U"password account user security team support office windows microsoft google apple adobe outlook excel word powerpoint internet "
    U"explorer chrome firefox edge linux android mac powershell javascript macro "
    U"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    U"november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
    U"thu fri sat sun japan japanese english tokyo osaka asia europe america urgent important notice re fw fwd http https ip url domain "
    U"hash indicator attacker victim report incident information system server "
    U"network new all any after before during then also however because since until please invoice order payment request update "
    U"manufacturing company organisation department title phone person host share ticket sha tel fax md tlp url uri exe pdf os pc id dns "
    U"smtp tls ssl vpn usb ioc apt rat cc bcc dkim spf dmarc arc "
    U"time received chain own decoy text quoted recipient id internal product affiliate user attributes banner ";

bool is_japanese(char32_t c) {
  const Script script = script_of(c);
  return script == Script::kanji || script == Script::hiragana || script == Script::katakana;
}

bool listed(std::u32string_view list, const std::u32string& word) { return list.find(U" " + word + U" ") != std::u32string_view::npos; }

}  // namespace

void PhraseBook::take(std::string_view text, std::uint32_t source) {
  const std::u32string units = tight_word(text);
  const std::size_t end = std::min(units.size(), most_signs);
  std::vector<Shingle> fresh;
  for (std::size_t i = 0; i + shingle <= end; ++i) fresh.push_back({hash_of(std::u32string_view(units).substr(i, shingle)), source});
  std::ranges::sort(fresh);
  fresh.erase(std::ranges::unique(fresh).begin(), fresh.end());
  const auto middle = static_cast<std::ptrdiff_t>(known_.size());
  known_.insert(known_.end(), fresh.begin(), fresh.end());
  std::inplace_merge(known_.begin(), known_.begin() + middle, known_.end());
}

void PhraseBook::leave(std::uint32_t source) {
  std::erase_if(known_, [&](const Shingle& one) { return one.source == source; });
}

bool PhraseBook::knows(std::uint64_t hash, std::uint32_t except) const {
  for (auto at = std::ranges::lower_bound(known_, Shingle{hash, 0}); at != known_.end() && at->hash == hash; ++at)
    if (at->source != except) return true;
  return false;
}

void PhraseBook::add(std::string_view text) {
  const std::unique_lock lock(mutex_);
  take(text, 0);
}

void PhraseBook::add_everyday() {
  const std::unique_lock lock(mutex_);
  leave(1);
  std::string all;
  for (const std::string_view phrase : everyday_phrases) all.append(phrase).append("\n");
  take(all, 1);
}

void PhraseBook::put(std::string_view source, std::string_view version, std::string_view text) {
  const std::unique_lock lock(mutex_);
  const auto [at, fresh] = sources_.try_emplace(std::string(source));
  if (fresh) at->second.id = ++last_source_;
  else leave(at->second.id);
  at->second.version = version;
  take(text, at->second.id);
}

void PhraseBook::drop(std::string_view source) {
  const std::unique_lock lock(mutex_);
  const auto at = sources_.find(source);
  if (at == sources_.end()) return;
  leave(at->second.id);
  sources_.erase(at);
}

bool PhraseBook::has(std::string_view source, std::string_view version) const {
  const std::shared_lock lock(mutex_);
  const auto at = sources_.find(source);
  return at != sources_.end() && at->second.version == version;
}

std::vector<std::string> PhraseBook::sources() const {
  const std::shared_lock lock(mutex_);
  std::vector<std::string> out;
  for (const auto& [name, source] : sources_) out.push_back(name);
  return out;
}

bool PhraseBook::has_others(std::string_view than) const {
  const std::shared_lock lock(mutex_);
  const std::size_t others = sources_.size() - (sources_.contains(than) ? 1 : 0);
  return others > 0 || (!known_.empty() && std::ranges::any_of(known_, [](const Shingle& one) { return one.source == 0; }));
}

std::vector<std::string> PhraseBook::rare_phrases(std::string_view text, std::string_view source) const {
  const std::shared_lock lock(mutex_);
  const auto own = sources_.find(source);
  const std::uint32_t except = own == sources_.end() ? UINT32_MAX : own->second.id;
  std::vector<std::string> out;
  const std::u32string signs = to_utf32(text);
  std::size_t line_start = 0;
  while (line_start < signs.size()) {
    const std::size_t line_end = std::min(signs.find(U'\n', line_start), signs.size());
    const std::u32string_view line = std::u32string_view(signs).substr(line_start, line_end - line_start);
    const Tight tight = tight_of(line);
    std::size_t start = 0;
    const auto close = [&](std::size_t end) {
      if (end > start && end - start >= least_phrase)
        out.push_back(to_utf8(line.substr(tight.at[start], tight.at[end - 1] + 1 - tight.at[start])));
    };
    for (std::size_t i = 0; i + shingle <= tight.units.size(); ++i) {
      if (!knows(hash_of(std::u32string_view(tight.units).substr(i, shingle)), except)) continue;
      close(i);
      start = i + shingle;
    }
    close(tight.units.size());
    line_start = line_end + 1;
  }
  return out;
}

std::vector<ProperNoun> unmatched_proper_nouns(std::string_view text) {
  std::map<std::string, std::size_t> counts;
  const std::u32string signs = to_utf32(text);
  int bracket = 0;
  bool sentence_start = true;
  for (std::size_t i = 0; i < signs.size();) {
    const char32_t c = signs[i];
    if (c == '[') ++bracket;
    if (c == ']' && bracket > 0) --bracket;
    const Script script = script_of(c);
    if (script != Script::katakana && script != Script::latin) {
      if (c == '.' || c == '\n' || c == ':' || c == '!' || c == '?' || c == U'。' || c == '"') sentence_start = true;
      else if (c != ' ') sentence_start = false;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < signs.size() && (script_of(signs[end]) == script || (script == Script::katakana && signs[end] == U'ー'))) ++end;
    const std::u32string word = signs.substr(i, end - i);
    // kirishima-fs01 is no link: a word before or behind a hyphen is looked at, if it could be Japanese.
    const bool hyphened = (i > 0 && signs[i - 1] == '-') || (end < signs.size() && signs[end] == '-');
    const bool in_link = (i > 0 && std::u32string_view(U"./@_=%&\\").find(signs[i - 1]) != std::u32string_view::npos) ||
                         (end < signs.size() && std::u32string_view(U"/@_=%&\\").find(signs[end]) != std::u32string_view::npos) ||
                         (end + 1 < signs.size() && signs[end] == '.' && script_of(signs[end + 1]) == Script::latin);
    if (bracket == 0 && !in_link) {
      if (script == Script::katakana) {
        if (word.size() >= 3 && !listed(loan_words, word)) ++counts[to_utf8(word)];
      } else {
        const bool capital = word[0] >= 'A' && word[0] <= 'Z';
        std::u32string lower;
        for (const char32_t l : word) lower += l < 0x80 ? l | 0x20U : l;
        const bool all_capitals = word.size() >= 2 && std::ranges::all_of(word, [](char32_t l) { return l >= 'A' && l <= 'Z'; });
        const bool romaji = word.size() >= 5 && looks_like_romaji(lower);
        // At the start of a sentence every word has a capital: those that could be Japanese names are told, and those that stand in
        // Japanese.
        const bool in_japanese = end < signs.size() && is_japanese(signs[signs[end] == ' ' && end + 1 < signs.size() ? end + 1 : end]);
        const bool name = hyphened ? romaji && word.size() >= 6
                                   : capital && word.size() >= 3 && (!sentence_start || all_capitals || romaji || in_japanese);
        if (name && !listed(plain_words, lower)) ++counts[to_utf8(word)];
      }
    }
    sentence_start = false;
    i = end;
  }
  std::vector<ProperNoun> out;
  for (const auto& [word, count] : counts) out.push_back({word, count});
  return out;
}

std::string texts_of(const Json& value) {
  if (value.is_string()) return std::string(value.text()) + "\n";
  std::string out;
  for (const Json& item : value.items()) out += texts_of(item);
  for (const auto& [key, member] : value.members()) out += texts_of(member);
  return out;
}

}  // namespace sekimori::mask
