// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/wire.h"

#include <QJsonDocument>

#include <algorithm>

namespace console {

namespace {

const QString commandKey = QStringLiteral("command");
const QString operatorKey = QStringLiteral("operator");
const QString argumentsKey = QStringLiteral("arguments");
const QString rowsKey = QStringLiteral("rows");
const QString progressKey = QStringLiteral("progress");
const QString doneKey = QStringLiteral("done");
const QString refusedKey = QStringLiteral("refused");
const QString kindKey = QStringLiteral("kind");
const QString textKey = QStringLiteral("text");

QByteArray line(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> decode(const QByteArray& line)
{
    if (line.size() > maximumRequestBytes)
        return failure(ErrorKind::RequestInvalid, QStringLiteral("longer than 8 MiB"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject())
        return failure(ErrorKind::RequestInvalid,
            error.error == QJsonParseError::NoError ? QStringLiteral("not a JSON object") : error.errorString());
    return document.object();
}

} // namespace

bool isOperatorName(const QString& text)
{
    return text.size() <= 40 && !text.trimmed().isEmpty()
        && std::ranges::all_of(text, [](QChar c) { return c.isPrint(); });
}

QByteArray encode(const CtlRequest& request)
{
    QJsonObject object{ { commandKey, request.command }, { argumentsKey, request.arguments } };
    if (!request.operatorName.isEmpty())
        object.insert(operatorKey, request.operatorName);
    return line(object);
}

QByteArray encode(const CtlAnswer& answer)
{
    switch (answer.kind) {
    case CtlAnswer::Kind::Rows:
        return line({ { rowsKey, answer.rows } });
    case CtlAnswer::Kind::Progress:
        return line({ { progressKey, answer.percent } });
    case CtlAnswer::Kind::Done:
        return line({ { doneKey, answer.value } });
    case CtlAnswer::Kind::Refused:
        break;
    }
    return line({ { refusedKey, QJsonObject{ { kindKey, answer.errorKind }, { textKey, answer.errorText } } } });
}

Result<CtlRequest> decodeRequest(const QByteArray& line)
{
    const auto object = decode(line);
    if (!object)
        return failure(object.error());
    CtlRequest request{ object->value(commandKey).toString(), object->value(argumentsKey).toObject(),
        object->value(operatorKey).toString() };
    if (request.command.isEmpty())
        return failure(ErrorKind::RequestInvalid, QStringLiteral("no command"));
    if (object->contains(operatorKey) && !isOperatorName(request.operatorName))
        return failure(ErrorKind::RequestInvalid, QStringLiteral("operator: a name of at most 40 characters"));
    return request;
}

Result<CtlAnswer> decodeAnswer(const QByteArray& line)
{
    // An answer has no limit of its own: the list of a million devices comes in pieces.
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject object = document.object();
    CtlAnswer answer;
    if (object.contains(rowsKey)) {
        answer.kind = CtlAnswer::Kind::Rows;
        answer.rows = object.value(rowsKey).toArray();
    } else if (object.contains(progressKey)) {
        answer.kind = CtlAnswer::Kind::Progress;
        answer.percent = object.value(progressKey).toInt();
    } else if (object.contains(doneKey)) {
        answer.value = object.value(doneKey);
    } else if (object.contains(refusedKey)) {
        const QJsonObject refused = object.value(refusedKey).toObject();
        answer.kind = CtlAnswer::Kind::Refused;
        answer.errorKind = refused.value(kindKey).toString();
        answer.errorText = refused.value(textKey).toString();
    } else {
        return failure(ErrorKind::RequestInvalid, QString::fromUtf8(line.left(80)));
    }
    return answer;
}

} // namespace console
