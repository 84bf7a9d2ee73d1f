// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/namedactions.h"

#include <QAction>
#include <QRegularExpression>
#include <QSet>
#include <QVariant>
#include <QWidget>

namespace console {

namespace {

constexpr char usualKeyProperty[] = "usualKey";

bool belongsTo(const QAction& action, const QWidget& widget)
{
    for (const QObject* parent = action.parent(); parent; parent = parent->parent()) {
        if (parent == &widget)
            return true;
        if (parent->isWidgetType() && static_cast<const QWidget*>(parent)->isWindow())
            return false; // a dialog over the page, or a menu
    }
    return false;
}

} // namespace

QList<NamedAction> actionsOf(const QString& page, const QString& where, QWidget& widget, Qt::FindChildOptions options)
{
    QList<NamedAction> found;
    QSet<QString> ids;
    const auto all = widget.findChildren<QAction*>(QString(), options);
    for (QAction* action : all) {
        const QString name = action->objectName();
        if (name.isEmpty() || name.startsWith(QLatin1String("_q_")) || action->menu() || action->isSeparator()
            || !belongsTo(*action, widget))
            continue;
        const QString id = page + QLatin1Char('/') + name;
        if (ids.contains(id))
            continue;
        ids.insert(id);
        if (!action->property(usualKeyProperty).isValid())
            action->setProperty(usualKeyProperty, QVariant::fromValue(action->shortcut()));
        found.append({ id, where, action });
    }
    return found;
}

QString plainText(const QAction& action)
{
    // In Chinese the letter stands in brackets behind the words: 新建批次(&N)…
    static const QRegularExpression bracketed(QStringLiteral("\\s*\\(&.\\)"));
    QString text = action.text();
    text.remove(bracketed).remove(QLatin1Char('&'));
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text.trimmed();
}

QKeySequence usualKey(const QAction& action)
{
    const QVariant usual = action.property(usualKeyProperty);
    return usual.isValid() ? usual.value<QKeySequence>() : action.shortcut();
}

void applyKeys(const QList<NamedAction>& actions, QWidget& page, const QMap<QString, QString>& chosen)
{
    for (const NamedAction& one : actions) {
        const auto own = chosen.constFind(one.id);
        const QKeySequence key
            = own == chosen.cend() ? usualKey(*one.action) : QKeySequence::fromString(*own, QKeySequence::PortableText);
        one.action->setShortcut(key);
        if (!key.isEmpty() && !page.actions().contains(one.action))
            page.addAction(one.action); // a key of an action that stands in a menu only would not be heard
    }
}

} // namespace console
